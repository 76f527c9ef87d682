import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: A8, A9. Recovery keys and passphrases, with the peers' values.
struct RecoveryKeyVectorTests {
    @Test(arguments: try VectorFile.entries("base58"))
    func writesAndReadsBase58(_ entry: VectorEntry) throws {
        let bytes = SecretBytes(copying: try entry.inputs.hex(at: "hex"))
        let text = try entry.expect.secret(at: "base58")
        #expect(Base58.encode(bytes) == text)
        #expect(try Base58.decode(text) == bytes)
    }

    @Test(arguments: try VectorFile.entries("recoverykey.decode"))
    func readsRecoveryKeys(_ entry: VectorEntry) throws {
        let text = try entry.inputs.secret(at: "text")
        try entry.expectOutcome(
            "key_hex",
            { try $0.hex(at: $1) },
            of: {
                try RecoveryKey.decode(text).revealed
            }
        )
    }

    @Test(arguments: try VectorFile.entries("recoverykey.encode"))
    func writesRecoveryKeys(_ entry: VectorEntry) throws {
        let key = SecretBytes(copying: try entry.inputs.hex(at: "key_hex"))
        let text = try #require(RecoveryKey.encode(key))
        #expect(try text == entry.expect.secret(at: "text"))
        #expect(try RecoveryKey.decode(text) == key)
    }

    @Test(arguments: try VectorFile.entries("ssss.passphrase"))
    func derivesKeysFromPassphrases(_ entry: VectorEntry) throws {
        let passphrase = try entry.inputs.secret(at: "passphrase")
        let info = try entry.inputs.value(at: "passphrase_info")
        try entry.expectOutcome(
            "key_hex",
            { try $0.hex(at: $1) },
            of: {
                let key = try PassphraseDerivation.key(
                    from: passphrase,
                    PassphraseInfo(decoding: info)
                )
                let text = try entry.expect.stringIfPresent(at: "recovery_key")
                if text != nil || key.count != RecoveryKey.keySize {
                    #expect(RecoveryKey.encode(key) == text.map { SecretBytes(text: $0) })
                }
                return key.revealed
            }
        )
    }

    /// A list of decimals may have any length, since a peer's test has 16; base64 has 32 bytes.
    @Test(arguments: try VectorFile.entries("backupkey.normalise"))
    func readsBackupKeys(_ entry: VectorEntry) throws {
        let text = try entry.inputs.secret(at: "secret")
        try entry.expectOutcome(
            "key_hex",
            { try $0.hex(at: $1) },
            of: {
                let (key, spelling) = try BackupKeyText.decode(text)
                guard spelling == .decimals || key.count == RecoveryKey.keySize else {
                    throw FormatError.property("m.megolm_backup.v1")
                }
                #expect(try key.revealed == entry.expect.base64(at: "key_base64"))
                if key.count == RecoveryKey.keySize {
                    let normalised = SecretSpelling.normalised(text, of: .megolmBackup)
                    #expect(try Base64.decode(normalised) == key)
                }
                return key.revealed
            }
        )
    }
}
