import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// The ways into an archive, changed while the payload stays. Spec: C2SP age; design section 5.
struct OpenedHeaderTests {
    private static let other = AgeIdentity(
        privateKey: SecretBytes(copying: Array("another thirty-two bytes of test".utf8))
    )
    private static let identities = ArchiveKeys(identities: [SealedFixture.identity])
    private static let others = ArchiveKeys(identities: [other])

    private static func passphrase(_ text: String) -> SealKeys.Passphrase {
        SealKeys.Passphrase(SecretBytes(text: text), .mobile)
    }

    /// The refusal of a key that opens none of an archive's slots.
    private static func noMatchingKey(_ bytes: [UInt8]) throws -> RecoveryError {
        let slots = try AgeSlot.slots(of: AgeHeader(parsingPrefixOf: bytes))
        return .sealed(.noMatchingKey(SealedError.SlotCounts(slots)))
    }

    /// The archive with its header changed.
    private static func rewrite(
        _ bytes: [UInt8],
        with keys: ArchiveKeys = identities,
        removing removed: Set<Int> = [],
        adding added: SealKeys? = nil
    ) throws(RecoveryError) -> [UInt8] {
        let header = try OpenedHeader(parsingFileOf: bytes, keys: keys)
        let changed = try header.changed(removing: removed, adding: added)
        return changed.encoded + bytes.dropFirst(header.header.encoded.count)
    }

    @Test func addsARecipientWithoutTouchingThePayload() throws {
        let before = try SealedFixture.seal()
        let after = try Self.rewrite(before, adding: SealKeys(recipients: [Self.other.recipient]))
        let length = try AgeHeader(parsingPrefixOf: before).encoded.count
        #expect(Array(after.suffix(before.count - length)) == Array(before.dropFirst(length)))
        for keys in [Self.identities, Self.others] {
            try SealedFixture.open(after, with: keys).verify()
        }
    }

    @Test func putsRecipientsFirstAndKeepsWhatItDoesNotKnow() throws {
        let key = try SealKeys(
            recipients: [SealedFixture.identity.recipient],
            passphrases: [Self.passphrase("one")]
        )
        let bytes = try SealedFixture.seal(to: key)
        let grease = AgeStanza(arguments: ["abc-grease", "x"], body: [1, 2, 3])
        let greased = try Self.withStanza(grease, bytes)
        let header = try OpenedHeader(parsingFileOf: greased, keys: Self.identities)
            .changed(removing: [1], adding: SealKeys(recipients: [Self.other.recipient]))
        #expect(
            header.stanzas.map { $0.arguments[0] } == ["abc-grease", "X25519", "thesis.co/argon2"]
        )
        #expect(header.stanzas[0] == grease)
    }

    /// The same file with a stanza in front, and a MAC that holds.
    private static func withStanza(_ stanza: AgeStanza, _ bytes: [UInt8]) throws -> [UInt8] {
        let header = try AgeHeader(parsingPrefixOf: bytes)
        let opened = try OpenedHeader(parsingFileOf: bytes, keys: identities)
        let same = try opened.changed()
        #expect(same == header)
        #expect(opened.openedSlot == 0)
        let key = try identities.open(header).fileKey
        return AgeHeader(stanzas: [stanza] + header.stanzas) { key.headerMAC(of: $0) }.encoded
            + bytes.dropFirst(header.encoded.count)
    }

    @Test func changesAPassphrase() throws {
        let before = try SealedFixture.seal(
            to: SealKeys(recipients: [], passphrases: [Self.passphrase("old")])
        )
        let old = ArchiveKeys(passphrases: [SecretBytes(text: "old")])
        let new = ArchiveKeys(passphrases: [SecretBytes(text: "new")])
        let after = try Self.rewrite(
            before,
            with: old,
            removing: [0],
            adding: SealKeys(recipients: [], passphrases: [Self.passphrase("new")])
        )
        try SealedFixture.open(after, with: new).verify()
        #expect(throws: try Self.noMatchingKey(after)) {
            try SealedFixture.open(after, with: old)
        }
    }

    @Test func refusesToTakeTheLastSlot() throws {
        let bytes = try SealedFixture.seal()
        #expect(throws: RecoveryError.sealed(.lastSlot)) {
            try Self.rewrite(bytes, removing: [0])
        }
    }

    @Test(arguments: [-1, 1, Int.max, Int.min])
    func refusesNumbersOfNoSlot(_ index: Int) throws {
        let bytes = try SealedFixture.seal()
        #expect(throws: RecoveryError.sealed(.noSuchSlot(index, of: 1))) {
            try Self.rewrite(bytes, removing: [index])
        }
    }

    @Test func refusesMoreThanAHeaderTakes() throws {
        let bytes = try SealedFixture.seal()
        let many = try SealKeys(recipients: Array(repeating: Self.other.recipient, count: 32))
        #expect(throws: RecoveryError.sealed(.tooManyRecipients)) {
            try Self.rewrite(bytes, adding: many)
        }
    }

    @Test func refusesToPutAnythingBesideAPlainPassphrase() throws {
        let passphrase = SealKeys.Passphrase(stock: SecretBytes(text: "stock"))
        let bytes = try SealedFixture.seal(
            to: SealKeys(recipients: [], passphrases: [passphrase])
        )
        let recipients = [try Self.other.recipient]
        #expect(throws: RecoveryError.sealed(.scryptAlone)) {
            try Self.rewrite(
                bytes,
                with: ArchiveKeys(passphrases: [passphrase.text]),
                adding: SealKeys(recipients: recipients)
            )
        }
        #expect(throws: RecoveryError.sealed(.scryptAlone)) {
            try SealKeys(recipients: recipients, passphrases: [passphrase])
        }
    }

    @Test func needsAKeyThatOpensIt() throws {
        let bytes = try SealedFixture.seal()
        #expect(throws: try Self.noMatchingKey(bytes)) {
            try Self.rewrite(bytes, with: Self.others, removing: [0])
        }
    }

    @Test func refusesAHeaderThatWasChanged() throws {
        var bytes = try SealedFixture.seal()
        let end = try AgeHeader(parsingPrefixOf: bytes).encoded.count
        bytes[end - 3] = bytes[end - 3] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        #expect(throws: RecoveryError.sealed(.headerMAC)) {
            try Self.rewrite(bytes, adding: SealKeys(recipients: [Self.other.recipient]))
        }
    }
}
