import Formats
import Secrets

/// Keys that a person types.
enum KeyProperties {
    /// What is a recovery key is written back to the same characters, and to lines that are the same
    /// key.
    static func recoveryKeysAreKept(_ bytes: [UInt8]) throws(BrokenProperty) {
        let text = SecretBytes(copying: bytes)
        guard let key = try? RecoveryKey.decode(text) else { return }
        let encoded = try require(RecoveryKey.encode(key), "a recovery key has the right length")
        try expect((try? RecoveryKey.decode(encoded)) == key, "what is written is the same key")
        var lines: [UInt8] = []
        for line in CheckedLines(encoded).lines {
            lines += "\(line.number): ".utf8
            lines += copied(line.groups)
            lines += " = ".utf8
            lines += copied(line.word)
            lines += "\n".utf8
        }
        let typed = try? RecoveryKey.decode(SecretBytes(copying: lines))
        try expect(typed == key, "its lines are the same key")
        guard !bytes.contains(UInt8(ascii: "=")) else { return }
        let isWritten = { (byte: UInt8) in byte > 0x20 && byte < 0x80 }
        try expect(
            bytes.filter(isWritten) == copied(encoded).filter(isWritten),
            "a key has one spelling"
        )
    }

    /// Base64 of a key comes back, and so do its decimals.
    static func backupKeysAreRead(_ bytes: [UInt8]) throws(BrokenProperty) {
        guard let read = try? BackupKeyText.decode(SecretBytes(copying: bytes)) else { return }
        let key = copied(read.key)
        try expect(!key.isEmpty, "a key is not empty")
        let decimals = key.map { String($0) }.joined(separator: ",")
        for text in [Base64.encode(key), Base64.encode(key, .padded)] + [decimals] {
            guard text != decimals || key.count > 1 else { continue }
            let again = try? BackupKeyText.decode(SecretBytes(copying: Array(text.utf8)))
            try expect(again?.key == read.key, "a key is read in each spelling")
        }
    }

    private static func copied(_ secret: SecretBytes) -> [UInt8] {
        secret.withBytes { bytes in bytes.indices.map { bytes[$0] } }
    }
}
