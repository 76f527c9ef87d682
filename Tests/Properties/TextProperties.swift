import Formats
import Secrets

/// Keys, signatures and shares that come as lines of text.
enum TextProperties {
    /// Recipients and identities are written as they were read.
    static func ageKeysAreKept(_ bytes: [UInt8]) throws(BrokenProperty) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let recipient = try? AgeRecipient(parsing: text) {
            try expect(recipient.encoded == text, "a recipient is written as it was")
        }
        if let identity = try? AgeIdentity(parsing: bytes.span) {
            try expect(copied(identity.encoded) == bytes, "an identity is written as it was")
        }
        if let key = try? AgePluginKey(parsingRecipient: text) {
            try expect(key.recipient == text, "the plugin's recipient is written as it was")
        }
        if let key = try? AgePluginKey(parsingIdentity: text) {
            try expect(key.identity == text, "the plugin's identity is written as it was")
        }
        for recipient in (try? AgeRecipient.file(bytes)) ?? [] {
            let again = try? AgeRecipient(parsing: recipient.encoded)
            try expect(again == recipient, "a recipient of a file is read again")
        }
        for identity in (try? AgeIdentity.file(SecretBytes(copying: bytes))) ?? [] {
            let again = identity.encoded.withBytes { try? AgeIdentity(parsing: $0) }
            let isSame = again?.privateKey == identity.privateKey
            try expect(isSame, "an identity of a file is read again")
        }
    }

    /// Signatures and keys of minisign's are read again as they are written.
    static func signaturesAreKept(_ bytes: [UInt8]) throws(BrokenProperty) {
        _ = try? MinisignPublicKey(parsing: bytes)
        _ = try? MinisignSecretKey(parsing: SecretBytes(copying: bytes))
        guard let signature = try? MinisignSignature(parsing: bytes) else { return }
        let again = try? MinisignSignature(parsing: signature.encoded)
        try expect(again == signature, "a signature is read again")
    }

    /// Shares of a key are read again as they are written, and have one spelling.
    static func sharesAreKept(_ bytes: [UInt8]) throws(BrokenProperty) {
        let text = SecretBytes(copying: bytes)
        var shares = (try? Slip39Share.file(text)) ?? []
        if let share = try? Slip39Share(parsing: bytes.span) { shares.append(share) }
        for share in shares {
            let words = share.encoded
            let again = words.withBytes { try? Slip39Share(parsing: $0) }
            try expect(again?.value == share.value, "a share is read again")
            try expect(again?.set == share.set, "a share keeps its set")
            try expect(again?.memberIndex == share.memberIndex, "a share keeps its number")
            try expect(again.map { $0.encoded } == words, "a share has one spelling")
        }
    }

    private static func copied(_ secret: SecretBytes) -> [UInt8] {
        secret.withBytes { bytes in bytes.indices.map { bytes[$0] } }
    }
}
