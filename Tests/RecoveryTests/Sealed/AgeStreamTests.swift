import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// C2SP age, "Payload": chunks, their nonces and flags, and what is wrong with a file that was
/// changed, told apart as design section 8 wants it.
struct AgeStreamTests {
    private static let chunk = 65536
    private static let sealed = 65552

    private static func payload(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    }

    private static func prefixLength(_ file: [UInt8]) throws -> Int {
        try AgeHeader(parsingPrefixOf: file).encoded.count + 16
    }

    @Test(arguments: [0, 1, 65535, 65536, 65537, 131_072, 327_680, 400_001])
    func roundTripsEveryLength(_ count: Int) throws {
        let payload = Self.payload(count)
        let file = try SealedFixture.encrypt(payload)
        #expect(try SealedFixture.decrypt(file) == payload)
        let chunks = max(1, (count + Self.chunk - 1) / Self.chunk)
        #expect(try file.count == Self.prefixLength(file) + count + 16 * chunks)
    }

    @Test(arguments: [1000, 65536, 65537])
    func doesNotDependOnThePieces(_ pieces: Int) throws {
        let payload = Self.payload(200_000)
        #expect(
            try SealedFixture.decrypt(SealedFixture.encrypt(payload, pieces: pieces)) == payload
        )
    }

    /// A payload whose front is sealed last is, but for the key, the same file.
    @Test(
        arguments: [1, 100, 65535, 65536, 65537, 131_072, 200_000],
        [1, 65436, 65535, 65536, 65537, 400_001]
    )
    func sealsTheFrontLast(_ frontLength: Int, _ count: Int) throws {
        let payload = Self.payload(frontLength + count)
        let sink = ByteArraySink()
        let encryptor = try AgeEncryptor(
            keys: SealedFixture.sealKeys(),
            sink: sink,
            frontLength: frontLength
        )
        let rest = Array(payload[frontLength...])
        try encryptor.write(rest.span)
        try encryptor.finish(front: Array(payload[..<frontLength]))
        #expect(try SealedFixture.decrypt(sink.bytes) == payload)
    }

    @Test func tellsATruncationFromAChange() throws {
        let file = try SealedFixture.encrypt(Self.payload(200_000))
        let prefix = try Self.prefixLength(file)
        let cut = Array(file[..<(prefix + 2 * Self.sealed)])
        #expect(
            throws: RecoveryError.sealed(.truncated(have: UInt64(cut.count), expected: nil))
        ) { try SealedFixture.decrypt(cut) }
        #expect(throws: RecoveryError.sealed(.truncated(have: UInt64(prefix), expected: nil))) {
            try SealedFixture.decrypt(Array(file[..<prefix]))
        }
        #expect(throws: RecoveryError.sealed(.truncated(have: UInt64(prefix - 1), expected: nil))) {
            try SealedFixture.decrypt(Array(file[..<(prefix - 1)]))
        }
        for index in 0...3 {
            var changed = file
            changed[prefix + index * Self.sealed + 100] ^= 1
            #expect(throws: RecoveryError.sealed(.chunk(UInt64(index)))) {
                try SealedFixture.decrypt(changed)
            }
        }
    }

    @Test func refusesChunksInAnotherOrder() throws {
        let file = try SealedFixture.encrypt(Self.payload(200_000))
        let prefix = try Self.prefixLength(file)
        let first = prefix..<prefix + Self.sealed
        let second = first.upperBound..<first.upperBound + Self.sealed
        let swapped =
            file[..<prefix] + file[second] + file[first] + file[second.upperBound...]
        #expect(throws: RecoveryError.sealed(.chunk(0))) {
            try SealedFixture.decrypt(Array(swapped))
        }
        let twice = file[..<second.lowerBound] + file[first.lowerBound...]
        #expect(throws: RecoveryError.sealed(.chunk(1))) {
            try SealedFixture.decrypt(Array(twice))
        }
    }

    @Test func refusesDataAfterTheLastChunk() throws {
        let whole = try SealedFixture.encrypt(Self.payload(Self.chunk))
        #expect(throws: RecoveryError.sealed(.trailingData)) {
            try SealedFixture.decrypt(whole + [0])
        }
        let short = try SealedFixture.encrypt(Self.payload(10))
        #expect(throws: RecoveryError.sealed(.chunk(0))) {
            try SealedFixture.decrypt(short + [0])
        }
    }

    /// The file ends in an empty chunk that authenticates: made with the primitives, since our
    /// writer makes none.
    @Test func refusesAnEmptyLastChunk() throws {
        let sink = ByteArraySink()
        let encryptor = try AgeEncryptor(keys: SealedFixture.sealKeys(), sink: sink)
        try encryptor.write(Self.payload(Self.chunk).span)
        try encryptor.write([1].span)
        try encryptor.finish()
        let prefix = try Self.prefixLength(sink.bytes)
        let nonce = Array(sink.bytes[(prefix - 16)..<prefix])
        let cipher = try ChaCha20Poly1305(key: encryptor.fileKey.payloadKey(nonce: nonce))
        let tag = WorkBuffer(count: 16)
        try cipher.seal(tag, 0..<0, nonce: ChaChaNonce(counter: 1, isLast: true))
        let end = tag.withBytes(0..<16) { bytes in bytes.indices.map { bytes[$0] } }
        let file = Array(sink.bytes[..<(prefix + Self.sealed)]) + end
        #expect(throws: RecoveryError.sealed(.chunk(1))) { try SealedFixture.decrypt(file) }
    }

    @Test func saysThatNoKeyFits() throws {
        let file = try SealedFixture.encrypt([1, 2, 3])
        var counts = SealedError.SlotCounts()
        counts.recipients = 1
        for keys in [
            ArchiveKeys(), ArchiveKeys(identities: [.random(), .random()]),
            ArchiveKeys(passphrases: [SecretBytes(text: "guess")]),
        ] {
            #expect(throws: RecoveryError.sealed(.noMatchingKey(counts))) {
                try AgeDecryptor(source: ByteArraySource(file), keys: keys)
            }
        }
    }

    @Test func saysThatTheHeaderWasChanged() throws {
        let file = try SealedFixture.encrypt([1, 2, 3])
        let header = try AgeHeader(parsingPrefixOf: file)
        let grease = AgeStanza(arguments: ["grease"], body: [])
        let changed = AgeHeader(stanzas: header.stanzas + [grease]) { _ in header.mac }
        #expect(throws: RecoveryError.sealed(.headerMAC)) {
            try SealedFixture.decrypt(changed.encoded + file[header.encoded.count...])
        }
    }

    @Test func refusesASlotThatEveryIdentityOpens() throws {
        let slot = AgeSlot.x25519(
            share: [UInt8](repeating: 0, count: 32),
            wrapped: [UInt8](repeating: 0, count: 32)
        )
        let header = AgeHeader(stanzas: [slot.stanza].compactMap(\.self)) { _ in
            [UInt8](repeating: 0, count: 32)
        }
        #expect(throws: RecoveryError.primitive(.lowOrderPoint)) {
            try SealedFixture.decrypt(header.encoded + [UInt8](repeating: 0, count: 32))
        }
    }

    @Test func opensWithAPassphraseOrAnIdentity() throws {
        let phrase = SecretBytes(text: "correct horse battery staple")
        let keys = try SealKeys(
            recipients: [SealedFixture.identity.recipient],
            passphrases: [SealKeys.Passphrase(phrase, .mobile)]
        )
        let sink = ByteArraySink()
        let encryptor = try AgeEncryptor(keys: keys, sink: sink)
        try encryptor.write([1, 2, 3].span)
        try encryptor.finish()
        let slots = try AgeSlot.slots(of: AgeHeader(parsingPrefixOf: sink.bytes))
        guard slots.count == 2, case .x25519 = slots[0], case .argon2(let slot) = slots[1] else {
            Issue.record("\(slots)")
            return
        }
        #expect(slot.memoryKiB == 65536 && slot.passes == 3 && slot.lanes == 4)
        let alphanumeric = String(decoding: slot.salt, as: UTF8.self)
        #expect(alphanumeric.count == 16 && alphanumeric.allSatisfy { $0.isLetter || $0.isNumber })
        for keys in [
            ArchiveKeys(passphrases: [SecretBytes(text: "wrong"), phrase]),
            ArchiveKeys(identities: [.random(), SealedFixture.identity]),
            ArchiveKeys(encryptor.fileKey),
        ] {
            let decryptor = try AgeDecryptor(source: ByteArraySource(sink.bytes), keys: keys)
            #expect(try decryptor.next() == 0..<3)
        }
        var counts = SealedError.SlotCounts()
        counts.recipients = 1
        counts.passphrases = 1
        #expect(throws: RecoveryError.sealed(.noMatchingKey(counts))) {
            try AgeDecryptor(
                source: ByteArraySource(sink.bytes),
                keys: ArchiveKeys(passphrases: [SecretBytes(text: "correct horse battery stapl")])
            )
        }
    }

    /// As many ways in as a header may have, each of which is one.
    @Test func opensWithEachOfMany() throws {
        let identities = (0..<24).map { _ in AgeIdentity.random() }
        let phrases = (0..<8).map { SecretBytes(text: "passphrase \($0)") }
        let keys = try SealKeys(
            recipients: identities.map { try $0.recipient },
            passphrases: phrases.map { SealKeys.Passphrase($0, .mobile) }
        )
        let bytes = try SealedFixture.seal(to: keys)
        for identity in identities {
            try SealedFixture.open(bytes, with: ArchiveKeys(identities: [identity])).verify()
        }
        for phrase in [phrases[0], phrases[7]] {
            try SealedFixture.open(bytes, with: ArchiveKeys(passphrases: [phrase])).verify()
        }
    }

    @Test func hasTheProfilesOfTheDesign() {
        let costs = Argon2Profile.allCases.map(\.cost)
        #expect(costs.map(\.memoryKiB) == [262_144, 65_536, 2_097_152])
        #expect(costs.map(\.passes) == [3, 3, 1])
        #expect(costs.map(\.lanes) == [4, 4, 4])
    }

    @Test func refusesNobodyAndTooMany() throws {
        let recipient = try SealedFixture.identity.recipient
        #expect(throws: RecoveryError.sealed(.noRecipients)) { try SealKeys(recipients: []) }
        #expect(throws: RecoveryError.sealed(.tooManyRecipients)) {
            try SealKeys(recipients: [AgeRecipient](repeating: recipient, count: 33))
        }
        let passphrase = SealKeys.Passphrase(SecretBytes(text: "x"), .mobile)
        for (recipients, passphrases) in [(0, 9), (25, 8)] {
            #expect(throws: RecoveryError.sealed(.tooManyRecipients)) {
                try SealKeys(
                    recipients: Array(repeating: recipient, count: recipients),
                    passphrases: Array(repeating: passphrase, count: passphrases)
                )
            }
        }
    }
}
