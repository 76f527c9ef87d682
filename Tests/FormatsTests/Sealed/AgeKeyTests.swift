import Formats
import Secrets
import Support
import Testing

/// C2SP age, "The X25519 recipient type", and the files that age reads: issue 2, recipients and
/// identities.
struct AgeKeyTests {
    private static let identity =
        "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
    private static let recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"

    @Test func readsAndWritesTheKeysOfTheSpecification() throws {
        let identity = try Self.parse(Self.identity)
        #expect(identity.privateKey.revealed == [UInt8](repeating: 0x42, count: 32))
        #expect(identity.encoded.revealed == Array(Self.identity.utf8))
        let recipient = try AgeRecipient(parsing: Self.recipient)
        #expect(recipient.encoded == Self.recipient)
    }

    @Test func readsFilesWithCommentsAndSeveralKeys() throws {
        let recipients = try AgeRecipient.file(
            Array("# alice\n\(Self.recipient)\r\n\n  \(Self.recipient)\t\n# end".utf8)
        )
        #expect(recipients.map(\.encoded) == [Self.recipient, Self.recipient])
        let identities = try AgeIdentity.file(
            SecretBytes(text: "# created: now\r\n\(Self.identity)\r\n\n\(Self.identity)\r\n")
        )
        #expect(identities.count == 2)
    }

    @Test func writesAFileAsAgeKeygenDoes() throws {
        let recipient = try AgeRecipient(parsing: Self.recipient)
        let file = try Self.parse(Self.identity)
            .file(created: "2026-01-04T21:55:12Z", recipient: recipient)
        let text = """
            # created: 2026-01-04T21:55:12Z
            # public key: \(Self.recipient)
            \(Self.identity)

            """
        #expect(file.revealed == Array(text.utf8))
        #expect(try AgeIdentity.file(file).count == 1)
    }

    @Test(arguments: [
        ("", AgeFormatError.noKeys), ("# nothing\n\n", .noKeys),
        ("# one\nage1nonsense\n", .mistyped(line: 2, .character(position: 5))),
        (recipient.dropLast() + "x", .mistyped(line: 1, .checksum)),
        ("Age1" + recipient.dropFirst(4), .mistyped(line: 1, .mixedCase)),
        ("age1", .mistyped(line: 1, .separator)),
        ("\n\n\(identity)", .recipient(line: 3)),
        ("AGE1ZVKYG2LQZRAA2LNJVQEJ32NKUU0UES2S82HZRYE869XEEXVN73EQUNUJWJ", .recipient(line: 1)),
        ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA", .recipient(line: 1)),
    ])
    func refusesFilesOfOtherThings(_ text: String, _ error: AgeFormatError) {
        #expect(throws: FormatError.age(error)) { try AgeRecipient.file(Array(text.utf8)) }
    }

    @Test func refusesFilesOfTooMuch() {
        let comments = Array(String(repeating: "#\n", count: 1 << 20).utf8)
        let recipients = Array(String(repeating: Self.recipient + "\n", count: 1001).utf8)
        #expect(throws: FormatError.age(.tooManyKeys)) { try AgeRecipient.file(comments) }
        #expect(throws: FormatError.age(.tooManyKeys)) { try AgeRecipient.file(recipients) }
    }

    @Test(arguments: [
        ("", AgeFormatError.noKeys), ("\(identity)\n\(recipient)", .identity(line: 2)),
        (identity.lowercased(), .identity(line: 1)),
        (identity + "Q", .mistyped(line: 1, .checksum)),
        ("#\n" + identity.prefix(30), .mistyped(line: 2, .checksum)),
        ("AGE-SECRET-KEY-1", .mistyped(line: 1, .separator)),
        ("AGE-PLUGIN-YUBIKEY-1", .identity(line: 1)),
    ])
    func refusesFilesOfNoIdentities(_ text: String, _ error: AgeFormatError) {
        #expect(throws: FormatError.age(error)) { try AgeIdentity.file(SecretBytes(text: text)) }
    }

    @Test func neverShowsAnIdentity() throws {
        let shown = Leaks.shown(by: try Self.parse(Self.identity))
        #expect(!shown.contains("GFPYYS") && !shown.contains("66, 66") && !shown.contains("4242"))
        #expect(shown.contains("<secret, 32 bytes>") || shown.contains("AgeIdentity"))
    }

    private static func parse(_ text: String) throws -> AgeIdentity {
        try SecretBytes(text: text).withBytes { (text: Span<UInt8>) throws(FormatError) in
            try AgeIdentity(parsing: text)
        }
    }
}
