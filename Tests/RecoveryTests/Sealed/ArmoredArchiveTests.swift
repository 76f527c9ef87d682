import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Archives in age's ASCII armor: written in any order, read as any other, damage told.
struct ArmoredArchiveTests {
    private static func seal() throws -> [UInt8] {
        let sink = ByteArraySink()
        let writer = try ArchiveWriter(
            SealedFixture.contents(),
            keys: SealedFixture.sealKeys()
        )
        _ = try AgeForm.armored.write(to: sink) { (sink) throws(RecoveryError) in
            try writer.write(to: sink)
        }
        return sink.bytes
    }

    private static func armor(_ bytes: [UInt8]) throws -> [UInt8] {
        let sink = ByteArraySink()
        let armor = try AgeArmorSink(sink)
        try armor.write(bytes.span)
        try armor.finish()
        return sink.bytes
    }

    @Test func opensAsAnyOther() throws {
        let text = try Self.seal()
        #expect(text.starts(with: Array("-----BEGIN AGE ENCRYPTED FILE-----\n".utf8)))
        let reader = try SealedFixture.open(text)
        #expect(try reader.load().secrets.map(\.type) == [.master])
    }

    @Test(arguments: [1, 47, 48, 49, 1000, 65536, 65537, 200_000])
    func streamsOfEveryLength(_ count: Int) throws {
        let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0 % 251) }
        let text = try Self.armor(SealedFixture.encrypt(payload))
        #expect(try SealedFixture.decrypt(text) == payload)
    }

    /// Parts that come in any order make the same text.
    @Test func writesInAnyOrder() throws {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
        let whole = try Self.armor(bytes)
        for (first, second) in [(10, 20), (48, 96), (47, 49), (100, 900), (0, 1000), (1, 999)] {
            let sink = ByteArraySink()
            let armor = try AgeArmorSink(sink)
            try armor.write(bytes.span.extracting(0..<first))
            armor.skip(second - first)
            try armor.write(bytes.span.extracting(second..<bytes.count))
            for start in stride(from: first, to: second, by: 64) {
                let end = min(start + 64, second)
                try armor.fill(bytes.span.extracting(start..<end), at: start)
            }
            try armor.finish()
            #expect(sink.bytes == whole)
        }
    }

    @Test func everyTruncationIsTold() throws {
        let text = try Self.seal()
        for count in Swift.stride(from: 0, to: text.count - 1, by: 97) {
            #expect(throws: RecoveryError.self) {
                try SealedFixture.verify(Array(text[..<count]))
            }
        }
        #expect(throws: RecoveryError.format(.age(.armorTruncated))) {
            try SealedFixture.verify(text.dropLast(40))
        }
    }

    @Test func everyChangedByteIsTold() throws {
        let text = try Self.seal()
        for index in Swift.stride(from: 0, to: text.count - 1, by: 61) {
            var changed = text
            changed[index] ^= 1
            #expect(throws: RecoveryError.self) { try SealedFixture.verify(changed) }
        }
    }

    /// Whole armor around a file that was cut short says that it was.
    @Test func whatIsInsideIsToldAsEver() throws {
        let bytes = try SealedFixture.seal()
        let text = try Self.armor(bytes.dropLast(100))
        let have = UInt64(bytes.count - 100)
        #expect(throws: RecoveryError.sealed(.truncated(have: have, expected: nil))) {
            try SealedFixture.verify(text)
        }
    }

    @Test func armorInArmorIsNoAgeFile() throws {
        let text = try Self.armor(Self.seal())
        #expect(throws: RecoveryError.format(.age(.notAge))) { try SealedFixture.verify(text) }
        #expect(throws: FormatError.age(.notAge)) { try AgeHeader(parsingFileOf: text) }
    }

    @Test func anotherHeaderKeepsTheArmor() throws {
        let folder = try ScratchFolder()
        let text = try Self.seal()
        try folder.write("x", text)
        let keys = ArchiveKeys(identities: [SealedFixture.identity])
        let other = AgeIdentity.random()
        let opened = try OpenedHeader(parsingFileOf: text, keys: keys)
        let new = try opened.changed(removing: [0], adding: SealKeys(recipients: [other.recipient]))
        let sink = ByteArraySink()
        let length = try HeaderRewriting.copy(
            from: FileDescriptor(reading: folder.path("x")),
            named: "x",
            replacing: opened.header,
            by: new,
            to: sink,
            as: .armored
        )
        #expect(length == sink.bytes.count)
        try SealedFixture.open(sink.bytes, with: ArchiveKeys(identities: [other])).verify()
        #expect(throws: RecoveryError.self) { try SealedFixture.verify(sink.bytes) }
    }

    @Test func noOtherHeaderIsReplaced() throws {
        let text = try Self.seal()
        let keys = ArchiveKeys(identities: [SealedFixture.identity])
        let opened = try OpenedHeader(parsingFileOf: Self.seal(), keys: keys)
        #expect(throws: RecoveryError.sealed(.sourceChanged(name: "x"))) {
            try HeaderRewriting.copy(
                from: ByteArraySource(text),
                named: "x",
                replacing: opened.header,
                by: opened.header,
                to: ByteArraySink(),
                as: .armored
            )
        }
    }

    @Test func ageReadsAndWritesTheSame() throws {
        let folder = try ScratchFolder()
        let identity = SealedFixture.identity
        let file = try identity.file(created: "2026", recipient: identity.recipient)
        try folder.write("id.txt", file.revealed)
        try folder.write("x.tar.age", Self.seal())
        let run = try folder.run(
            """
            age -d -i id.txt x.tar.age >inside
            tar -tf inside
            age -a -r "$(age-keygen -y id.txt)" -o theirs.age inside
            """
        )
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.hasPrefix("README.txt\n"))
        try SealedFixture.verify(folder.read("theirs.age"))
    }
}
