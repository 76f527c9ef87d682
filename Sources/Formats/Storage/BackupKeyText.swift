package import Secrets

/// The text of the secret `m.megolm_backup.v1`: base64 of the key backup's private key, or, from
/// old clients, its bytes as decimals with commas between. Spec: B8.
package enum BackupKeyText {
    /// How the key was written.
    package enum Spelling: Equatable, Sendable { case base64, decimals }

    /// The key that `text` stands for. A real one has 32 bytes; others are for the caller to
    /// refuse.
    ///
    /// - Throws: `FormatError.property("m.megolm_backup.v1")` if the text is neither, or empty.
    package static func decode(
        _ text: SecretBytes
    ) throws(FormatError) -> (key: SecretBytes, spelling: Spelling) {
        if let key = decimals(text) { return (key, .decimals) }
        guard !text.isEmpty, let key = try? Base64.decode(text), !key.isEmpty else {
            throw .property("m.megolm_backup.v1")
        }
        return (key, .base64)
    }

    /// At least two numbers from 0 to 255 with single commas between.
    private static func decimals(_ text: SecretBytes) -> SecretBytes? {
        var used = 0
        var valid = true
        let bytes = SecretBytes(count: text.count / 2 + 1) { target in
            text.withBytes { text in
                var number = 0
                var digits = 0
                for index in 0...text.count where valid {
                    let byte = index < text.count ? text[index] : UInt8(ascii: ",")
                    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), digits < 3 {
                        number = number * 10 + Int(byte - UInt8(ascii: "0"))
                        digits += 1
                    } else if byte == UInt8(ascii: ","), digits > 0,
                        let value = UInt8(exactly: number)
                    {
                        target[used] = value
                        used += 1
                        number = 0
                        digits = 0
                    } else {
                        valid = false
                    }
                }
            }
        }
        return valid && used > 1 ? bytes.slice(0..<used) : nil
    }
}
