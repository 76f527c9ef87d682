/// A public key on Curve25519 in the one form that computing it gives, which is all that is ever
/// published.
///
/// The curve takes other bytes for the same point as well. They are refused, so that a message has
/// one form and a key one name. Spec: B12; RFC 7748, section 5.
package struct Curve25519Key: Hashable, Sendable {
    /// How many bytes a key has.
    package static let length = 32
    /// The lowest byte of 2^255 - 19, whose others are 0xFF but for the highest, 0x7F.
    private static let lowestOfPrime: UInt8 = 0xED

    /// The bytes, the lowest first.
    package let bytes: [UInt8]

    /// The key with these bytes; nil unless they are 32 and a number below 2^255 - 19.
    package init?(_ bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count == Self.length, bytes[31] <= 0x7F else { return nil }
        let isHighest = bytes[31] == 0x7F && bytes[1..<31].allSatisfy { $0 == 0xFF }
        guard !isHighest || bytes[0] < Self.lowestOfPrime else { return nil }
        self.bytes = bytes
    }

    /// The key with this base64, padded or not; nil for what is none.
    package init?(base64 text: ExactText) {
        guard let bytes = try? Base64.decode(text.utf8) else { return nil }
        self.init(bytes)
    }

    /// The key in unpadded base64.
    package var base64: String { Base64.encode(bytes) }
}

extension Curve25519Key: CustomStringConvertible {
    /// The key in unpadded base64.
    package var description: String { base64 }
}
