import Primitives
import Secrets

/// The part of Megolm that moves: four values of 32 bytes, which only go forwards.
///
/// ```
/// R0 │ R1 │ R2 │ R3          message keys come from all four
///  ╰────┴────┴────╯ every 2^24 messages      Rk = HMAC-SHA-256(Rj, k), j the one that moves
///       ╰────┴────╯ every 2^16
///            ╰────╯ every 2^8
///                 ╯ every message
/// ```
/// Specification: "Megolm group ratchet", the ratchet algorithm.
package enum MegolmRatchet {
    /// How many bytes the four values have.
    package static let length = 4 * valueLength

    private static let valueLength = HMACSHA256.codeLength

    /// Moves the ratchet in the first 128 bytes of `memory` from message `index` to message
    /// `target`, in 1021 computations at most, however far that is.
    ///
    /// - Precondition: the target is not before the index.
    package static func advance(
        _ memory: inout MutableSpan<UInt8>,
        from index: UInt32,
        to target: UInt32
    ) {
        precondition(index <= target, "a ratchet does not go back")
        var index = index
        for value in 0..<4 {
            let shift = UInt32(8 * (3 - value))
            let steps = (target >> shift) - (index >> shift)
            if steps == 0 { continue }
            // But for the last step, what the value reseeds would be overwritten again.
            for _ in 1..<steps { hash(value, into: value, &memory) }
            for reseeded in stride(from: 3, through: value, by: -1) {
                hash(value, into: reseeded, &memory)
            }
            index = (target >> shift) << shift
        }
    }

    private static func hash(
        _ source: Int,
        into target: Int,
        _ memory: inout MutableSpan<UInt8>
    ) {
        HMACSHA256.code(
            of: [UInt8(target)].span,
            keyAt: source * valueLength..<(source + 1) * valueLength,
            in: &memory,
            at: target * valueLength
        )
    }
}
