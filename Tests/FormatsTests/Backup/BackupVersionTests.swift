import Formats
import Support
import Testing

/// The answer to `/room_keys/version` (B8).
struct BackupVersionTests {
    private func version(publicKey: String) throws -> BackupVersion.PublicKey? {
        let text = #"{"algorithm":"a","auth_data":{"public_key":\#(publicKey)}}"#
        return try BackupVersion(decoding: Array(text.utf8))?.publicKey
    }

    @Test(arguments: try Fixture.all())
    func readsWhatServersAnswer(fixture: Fixture) throws {
        let version = try BackupVersion(decoding: fixture.bytes("room_keys_version.json"))
        guard let backup = fixture.expected.backups.first(where: \.isCurrent) else {
            #expect(version == nil)
            return
        }
        let current = try #require(version)
        #expect(current.algorithm == "m.megolm_backup.v1.curve25519-aes-sha2")
        #expect(current.version == ExactText(backup.version))
        #expect(!current.signed.signatures.isEmpty)
        let isOdd = backup.publishedPublicKey != nil
        let key = backup.publicKey
        #expect(current.publicKey == (isOdd ? .doublyEncoded(key) : .valid(key)))
    }

    @Test func tellsPublicKeysApart() throws {
        let key = [UInt8](repeating: 9, count: 32)
        let once = Base64.encode(key)
        #expect(try version(publicKey: "\"\(once)\"") == .valid(key))
        #expect(try version(publicKey: "\"\(Base64.encode(key, .padded))\"") == .valid(key))
        let twice = Base64.encode(Array(once.utf8))
        #expect(try version(publicKey: "\"\(twice)\"") == .doublyEncoded(key))
        for text in ["\"\"", "\"AAAA\"", "\"?\"", "1", "null", "{}"] {
            #expect(try version(publicKey: text) == .malformed)
        }
        let none = try BackupVersion(decoding: Array(#"{"algorithm":"a","auth_data":{}}"#.utf8))
        #expect(none?.publicKey == .absent)
        #expect(none?.version == nil)
    }

    // traps 1.35: other algorithms have no public key, and old ones a passphrase; all of it stays.
    @Test func keepsTheDataOfOtherAlgorithms() throws {
        let data = #"{"iv":"x","mac":"y","private_key_iterations":1,"private_key_salt":"z"}"#
        let text = #"{"algorithm":"org.matrix.msc3270.v1.aes-hmac-sha2","auth_data":\#(data)}"#
        let version = try #require(try BackupVersion(decoding: Array(text.utf8)))
        #expect(version.algorithm == "org.matrix.msc3270.v1.aes-hmac-sha2")
        #expect(version.publicKey == .absent)
        #expect(try version.signed.signedBytes() == Array(data.utf8))
    }

    @Test func knowsThatThereIsNoBackup() throws {
        let body = #"{"errcode":"M_NOT_FOUND","error":"No backup found"}"#
        #expect(try BackupVersion(decoding: Array(body.utf8)) == nil)
    }

    @Test(arguments: [
        ("{}", "algorithm"), (#"{"errcode":"M_UNKNOWN"}"#, "algorithm"),
        (#"{"algorithm":"a"}"#, "auth_data"), (#"{"algorithm":"a","auth_data":1}"#, "auth_data"),
    ])
    func refusesOtherDocuments(text: String, property: String) {
        #expect(throws: FormatError.property(property)) {
            try BackupVersion(decoding: Array(text.utf8))
        }
    }
}
