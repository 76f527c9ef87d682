import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: A7, A11, B1, B3. Sealed secrets and key checks of both algorithms, with the peers' values.
struct SealVectorTests {
    private func key(
        _ entry: VectorEntry,
        _ algorithm: StorageAlgorithm,
        at name: String = "key_hex"
    ) throws -> StorageKey {
        let material = SecretBytes(copying: try entry.inputs.hex(at: name))
        return StorageKey(id: "key", algorithm: algorithm, material: material)
    }

    private func expectPlaintext(_ entry: VectorEntry, of open: () throws -> SecretBytes) throws {
        try entry.expectOutcome(
            "plaintext",
            { try $0.text(at: $1).utf8 },
            of: {
                try open().revealed
            }
        )
    }

    private func expectVerdict(_ entry: VectorEntry) throws {
        let value = try entry.inputs.value(at: "description")
        let description = try KeyDescription(id: "key", decoding: value)
        #expect(description.content.encoded == value.encoded)
        let verdict = description.verdict(on: try material(entry, description))
        #expect(try verdict.word == entry.expect.string(at: "result"))
    }

    private func material(
        _ entry: VectorEntry,
        _ description: KeyDescription
    ) throws -> SecretBytes {
        guard try entry.inputs.valueIfPresent(at: "passphrase") != nil else {
            return SecretBytes(copying: try entry.inputs.hex(at: "key_hex"))
        }
        guard case .derived(let info) = description.passphrase else {
            throw TestDataError.missing("passphrase")
        }
        return try PassphraseDerivation.key(
            from: entry.inputs.secret(at: "passphrase"),
            info
        )
    }

    @Test(arguments: try VectorFile.entries("ssss.keycheck"))
    func checksKeys(_ entry: VectorEntry) throws {
        try expectVerdict(entry)
    }

    @Test(arguments: try VectorFile.entries("ssss.legacy.keycheck"))
    func checksLegacyKeys(_ entry: VectorEntry) throws {
        try expectVerdict(entry)
    }

    @Test(arguments: try VectorFile.entries("ssss.secret.decrypt"))
    func opensSecrets(_ entry: VectorEntry) throws {
        let key = try key(entry, .aesHMACSHA2)
        try expectPlaintext(entry) {
            let form = try SealedForm(decoding: entry.inputs.value(at: "encrypted"))
            return try key.open(form, name: EventType(entry.inputs.text(at: "name")))
        }
    }

    @Test(arguments: try VectorFile.entries("ssss.secret.encrypt"))
    func sealsSecrets(_ entry: VectorEntry) throws {
        let key = try key(entry, .aesHMACSHA2)
        let secret = try entry.inputs.secret(at: "plaintext")
        let name = EventType(try entry.inputs.text(at: "name"))
        let iv = try entry.inputs.base64(at: "iv")
        let expected = SealedForm.symmetric(
            iv: iv,
            ciphertext: try entry.expect.base64(at: "ciphertext"),
            mac: try entry.expect.base64(at: "mac")
        )
        #expect(try key.open(expected, name: name) == secret)
        // An IV with bit 63 set is read and never written (B1).
        guard iv.count == AESHMACSHA2.ivSize, iv[8] & 0x80 == 0 else { return }
        #expect(try AESHMACSHA2.seal(secret, iv: iv, key: key.material, name: name) == expected)
    }

    @Test(arguments: try VectorFile.entries("ssss.legacy.decrypt"))
    func opensLegacySecrets(_ entry: VectorEntry) throws {
        let key = try key(entry, .curve25519AESSHA2)
        try expectPlaintext(entry) {
            let form = try SealedForm(decoding: entry.inputs.value(at: "encrypted"))
            return try key.open(form, name: EventType(entry.inputs.text(at: "name")))
        }
    }

    @Test(arguments: try VectorFile.entries("pk.decrypt"))
    func opensMessagesOfTheHistoricalLibrary(_ entry: VectorEntry) throws {
        let key = try key(entry, .curve25519AESSHA2, at: "private_hex")
        try expectPlaintext(entry) {
            let form = try SealedForm(decoding: entry.inputs.value(at: "message"))
            return try key.open(form, name: "message")
        }
    }

    /// The plaintext is padded base64 in the vectors and unpadded here: the key is compared.
    @Test(arguments: try VectorFile.entries("ssss.legacy.passthrough"))
    func readsPassthroughs(_ entry: VectorEntry) throws {
        let name = EventType(try entry.inputs.text(at: "name"))
        let id = KeyID(try entry.inputs.text(at: "key_id"))
        let description = try KeyDescription(
            id: id,
            decoding: entry.inputs.value(at: "description")
        )
        let content = try entry.inputs.value(at: "content")
        guard case .encrypted(let entries) = try StoredSecret(decoding: content, of: name) else {
            throw TestDataError.malformed(entry.id)
        }
        let sealed = try #require(entries.first { $0.keyID == id })
        let key = try key(entry, #require(description.algorithm))
        try entry.expectOutcome(
            "plaintext",
            { try $0.base64(at: $1) },
            of: {
                try Base64.decode(key.open(sealed.form, name: name)).revealed
            }
        )
    }
}

extension KeyVerdict {
    /// The word that the vectors have for it.
    fileprivate var word: String {
        switch self {
        case .match: "match"
        case .mismatch: "mismatch"
        case .unverifiable: "unverifiable"
        case .malformed: "malformed"
        case .unsupportedAlgorithm: "unsupported_algorithm"
        }
    }
}
