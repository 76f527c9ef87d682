import Formats

/// What account data events hold.
enum ContentProperties {
    /// Descriptions, secrets and signatures are read from whatever stands there, and what is written
    /// anew is read to the same.
    static func contentsAreRead(_ bytes: [UInt8]) throws(BrokenProperty) {
        try expectFileName(of: EventType(ExactText(utf8: bytes.prefix(300))))
        guard let content = try? JSONValue(parsing: bytes) else { return }
        _ = try? KeyDescription(id: KeyID(rawValue: "K"), decoding: content)
        for type in [EventType.master, .megolmBackup] {
            guard case .encrypted(let entries) = try? StoredSecret(decoding: content, of: type)
            else { continue }
            try expect(!entries.isEmpty, "an encrypted secret has an entry")
            let keys = Set(entries.map(\.keyID.rawValue))
            try expect(keys.count == entries.count, "a key has one entry")
        }
        if let info = try? PassphraseInfo(decoding: content), info.iterations != 0 {
            let again = try? PassphraseInfo(decoding: info.encoded)
            try expect(again == info, "what is written is the same derivation")
        }
        guard let signed = try? SignedJSON(content), let message = try? signed.signedBytes() else {
            return
        }
        let signature = [UInt8](repeating: 7, count: 64)
        guard let added = try? signed.adding(signature, by: "@a:b", "ed25519:c") else { return }
        let again = try? SignedJSON(added)
        try expect(
            again?.signature(by: "@a:b", "ed25519:c")?.bytes == signature,
            "a signature that was added is there"
        )
        try expect((try? again?.signedBytes()) == message, "a signature changes no message")
    }

    private static func expectFileName(of type: EventType) throws(BrokenProperty) {
        let name = EventFileName.name(for: type)
        try expect(name.utf8.count <= 200 && !name.contains("/"), "a file's name is safe")
        try expect(!name.hasPrefix(".") && !name.hasPrefix("-"), "a file's name is safe")
        guard !EventFileName.isShort(name) else { return }
        try expect(EventFileName.type(named: name) == type, "a file's name says its type")
    }
}
