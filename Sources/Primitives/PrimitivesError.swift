/// Why a primitive refused: facts, never bytes.
package enum PrimitivesError: Error, Equatable, Sendable {
    /// An X25519 result of all zeros: the other side's point is of low order.
    case lowOrderPoint
    /// A tag, MAC or padding that does not hold.
    case authentication
    /// A key, nonce or input of a length that the primitive does not take.
    case length
    /// Memory that a key derivation needs and the machine does not have, in bytes.
    case memory(needed: UInt64, available: UInt64)
    /// A tar archive that could not be written or read, and why.
    case tar(TarError)
    /// A library call that failed where it never should, by name.
    case library(String)
    /// The operating system, or what was to be read through it, refused.
    case posix(PosixError)
}
