package import Secrets

/// The text form of a 32-byte key, as shown to a person.
///
/// ```
/// bytes   0x8B 0x01 │ key       │ parity
/// offset  0         │ 2         │ 34
/// text    base58 of the 35 bytes, in groups of four separated by spaces
/// ```
/// The parity byte is the XOR of all bytes before it: it finds every single wrong byte, and one in
/// 256 of all other mistakes passes. The same form holds 4S keys and key backup keys; nothing in it
/// tells which. Spec: A8.
package enum RecoveryKey {
    /// How many bytes the key itself has.
    package static let keySize = 32

    private static let prefix: [UInt8] = [0x8B, 0x01]
    private static let size = 35
    /// How many characters 35 bytes with this prefix always have.
    private static let characterCount = 48

    /// More characters than any 35 bytes need: longer text is refused before it costs anything.
    private static let characterLimit = 256

    /// The 32-byte key that `text` stands for, also in the lines of a recovery sheet. White space,
    /// of any kind, is ignored.
    ///
    /// - Throws: `FormatError.recoveryKey` with `.lines`, `.character`, `.length`, `.prefix` or
    ///   `.parity`, in this order.
    package static func decode(_ text: SecretBytes) throws(FormatError) -> SecretBytes {
        let plain: SecretBytes
        do throws(CheckedLineError) {
            plain = try CheckedLines.plain(text)
        } catch {
            throw .recoveryKey(.lines(error))
        }
        let characters = withoutWhiteSpace(plain)
        guard characters.count <= characterLimit else {
            let estimate = characters.count * 733 / 1000
            throw .recoveryKey(.length(characters: characters.count, bytes: estimate))
        }
        let bytes: SecretBytes
        do {
            bytes = try Base58.decode(characters)
        } catch .base58(let position) {
            throw .recoveryKey(.character(position: position))
        }
        if let fault = fault(in: bytes, characters.count) { throw .recoveryKey(fault) }
        return bytes.slice(prefix.count..<prefix.count + keySize)
    }

    /// The text of a key, in groups of four.
    ///
    /// - Returns: nil if the key has not 32 bytes, which this form cannot hold.
    package static func encode(_ key: SecretBytes) -> SecretBytes? {
        guard key.count == keySize else { return nil }
        let bytes = SecretBytes(count: size) { target in
            for (index, byte) in prefix.enumerated() { target[index] = byte }
            key.withBytes { key in
                for index in key.indices { target[prefix.count + index] = key[index] }
            }
            var parity: UInt8 = 0
            for index in 0..<size - 1 { parity ^= target[index] }
            target[size - 1] = parity
        }
        let characters = Base58.encode(bytes)
        return SecretBytes(count: characters.count + (characters.count - 1) / 4) { text in
            characters.withBytes { characters in
                for index in characters.indices { text[index + index / 4] = characters[index] }
                for gap in stride(from: 4, to: text.count, by: 5) {
                    text[gap] = UInt8(ascii: " ")
                }
            }
        }
    }

    /// A key with a character too few or too many may still decode to 35 bytes. It then begins
    /// otherwise, and what the person has to know is that it is not whole.
    private static func fault(in bytes: SecretBytes, _ characters: Int) -> RecoveryKeyError? {
        bytes.withBytes { bytes in
            guard bytes.count == size else {
                return .length(characters: characters, bytes: bytes.count)
            }
            guard bytes[0] == prefix[0], bytes[1] == prefix[1] else {
                let isWhole = characters == characterCount
                return isWhole ? .prefix : .length(characters: characters, bytes: bytes.count)
            }
            var parity: UInt8 = 0
            for index in bytes.indices { parity ^= bytes[index] }
            return parity == 0 ? nil : .parity
        }
    }

    /// The characters of `text` without ASCII and Unicode white space, zero-width spaces and byte
    /// order marks, all of which come along when a key is pasted.
    static func withoutWhiteSpace(_ text: SecretBytes) -> SecretBytes {
        var kept = 0
        let characters = SecretBytes(count: text.count) { target in
            text.withBytes { text in
                var index = 0
                while index < text.count {
                    let space = whiteSpaceLength(text, at: index)
                    if space == 0 {
                        target[kept] = text[index]
                        kept += 1
                    }
                    index += max(space, 1)
                }
            }
        }
        return characters.slice(0..<kept)
    }

    /// How many bytes the white space at a place has, of any of these kinds; 0 where there is none.
    static func whiteSpaceLength(_ text: Span<UInt8>, at index: Int) -> Int {
        let byte = text[index]
        if byte == 0x20 || (0x09...0x0D).contains(byte) { return 1 }
        guard index + 1 < text.count else { return 0 }
        if byte == 0xC2 { return text[index + 1] == 0xA0 || text[index + 1] == 0x85 ? 2 : 0 }
        guard index + 2 < text.count else { return 0 }
        switch (byte, text[index + 1], text[index + 2]) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9),
            (0xE2, 0x80, 0xAF),
            (0xE2, 0x81, 0x9F), (0xE2, 0x81, 0xA0), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
            return 3
        default:
            return 0
        }
    }
}
