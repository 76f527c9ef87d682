import Formats
import Secrets

/// Saved state in the making, in guarded memory. Numbers are written highest byte first.
struct PickleWriter: ~Copyable {
    private var builder = SecretBuilder(limit: .max, capacity: 1 << 14)

    /// What was written.
    consuming func finish() -> SecretBytes { builder.finish() }

    /// Writes a secret as it is.
    mutating func append(_ secret: SecretBytes) {
        secret.withBytes { append($0) }
    }

    /// Writes a public key, 32 bytes.
    mutating func append(_ key: Curve25519Key) {
        let bytes = key.bytes
        append(bytes.span)
    }

    /// Writes a number, 8 bytes.
    mutating func append(_ number: UInt64) { append(number, bytes: 8) }

    /// Writes how many there are of something, 2 bytes.
    ///
    /// - Precondition: they are not so many that 2 bytes do not hold it; all limits are lower.
    mutating func append(count: Int) { append(UInt64(UInt16(count)), bytes: 2) }

    /// Writes whether something is so, one byte.
    mutating func append(_ flag: Bool) { append(flag ? 1 : 0, bytes: 1) }

    private mutating func append(_ number: UInt64, bytes count: Int) {
        let bytes = (1...count).map { place in
            UInt8(truncatingIfNeeded: number >> UInt64(8 * (count - place)))
        }
        append(bytes.span)
    }

    private mutating func append(_ bytes: Span<UInt8>) {
        let isTaken = builder.append(bytes)
        precondition(isTaken, "there is no limit")
    }
}
