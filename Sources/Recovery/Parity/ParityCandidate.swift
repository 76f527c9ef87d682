import Formats

/// A packet as its header claims it, not looked at any further.
struct ParityCandidate {
    /// Where it lies, and in which of the sources.
    let source: Int
    let offset: UInt64
    let packet: ParityPacket
}
