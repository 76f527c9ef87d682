import Formats
import Support
import Testing

/// The answer to `/room_keys/version` (B8).
struct BackupVersionTests {
    private static let publicKey = Base64.encode([UInt8](repeating: 9, count: 32))

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

    /// The version is read, and nothing is believed of it: no key, no signature.
    @Test(arguments: [
        "{}", "[]", #"{"version":"7","errcode":"M_UNKNOWN"}"#, #"{"version":"7","algorithm":"a"}"#,
        #"{"version":"7","algorithm":"a","auth_data":1}"#,
        #"{"version":"7","algorithm":"a","auth_data":[]}"#,
        #"{"version":"7","algorithm":1,"auth_data":{"public_key":"\#(publicKey)"}}"#,
        #"{"version":"7","algorithm":null,"auth_data":{"signatures":{"@u:x":{"ed25519:K":"AA"}}}}"#,
        #"{"version":"7","algorithm":"a","algorithm":"b","auth_data":{"public_key":""}}"#,
        #"{"version":"7","algorithm":"a","auth_data":{"public_key":"","public_key":""}}"#,
        #"{"version":"7","algorithm":"a","auth_data":{"signatures":{},"signatures":{}}}"#,
    ])
    func readsWhatNobodyUnderstands(text: String) throws {
        let version = try #require(try BackupVersion(decoding: Array(text.utf8)))
        #expect(!version.isUnderstood && version.publicKey == .malformed)
        #expect(version.signed.signatures.isEmpty)
        #expect(version.version == (text.contains("version") ? "7" : nil))
    }

    @Test func refusesWhatIsNoJSON() {
        #expect(throws: FormatError.self) { try BackupVersion(decoding: Array("{".utf8)) }
    }

    /// A file is one with a version only where it is understood.
    @Test func isNotRecognisedWhereItIsNotUnderstood() {
        for text in [#"{"algorithm":"a","auth_data":1}"#, #"{"algorithm":1,"auth_data":{}}"#] {
            if case .backupVersion = DocumentKind(of: Array(text.utf8)) {
                Issue.record("\(text) is recognised")
            }
        }
    }
}
