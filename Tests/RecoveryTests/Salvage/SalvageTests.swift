import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Issue 3: what no damage touches comes back, and no wrong byte.
struct SalvageTests {
    private typealias Files = [String: [UInt8]]

    /// An archive with entries of all sizes, 10 MB unless told, and where each entry lies.
    struct Sample {
        let bytes: [UInt8]
        let files: [String: [UInt8]]
        /// Where each entry's bytes, without its header block, lie in the payload.
        let places: [String: Range<Int>]
        let payloadStart: Int

        static let chunk = 65_536
        static let sealed = chunk + 16

        init(rows: Int = 9_200_000) throws {
            var contents = try SealedFixture.contents()
            for number in 0..<200 {
                let text = "{\"x\":\"\(String(repeating: "a", count: number * 40))\"}"
                contents.accountData.append(
                    try SealedFixture.event(EventType(ExactText("org.example.e\(number)")), text)
                )
            }
            var generator = SeededGenerator(1)
            let noise = (0..<rows).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
            for (version, count) in [("1", rows), ("2", 100_000), ("3", 700)] {
                contents.backups.append(
                    ArchiveContents.Backup(
                        version: ExactText(version),
                        info: Array("{}".utf8),
                        rows: BytesContent(Array(noise.prefix(count)))
                    )
                )
            }
            bytes = try SealedFixture.seal(contents)
            let visitor = CollectingVisitor()
            try SealedFixture.open(bytes).readAll(visitor)
            var files: [String: [UInt8]] = [:]
            var places: [String: Range<Int>] = [:]
            var position = 0
            for file in visitor.files {
                files[file.name] = file.content
                places[file.name] = position + 512..<position + 512 + file.content.count
                position += 512 + (file.content.count + 511) / 512 * 512
            }
            self.files = files
            self.places = places
            payloadStart = try AgeHeader(parsingPrefixOf: bytes).encoded.count + 16
        }

        /// The chunk that a place of the file lies in.
        func chunk(of offset: Int) -> Int { (offset - payloadStart) / Self.sealed }

        /// The entries that none of these chunks touches, header block included.
        func untouched(by chunks: Set<Int>) -> Set<String> {
            Set(
                places.filter { place in
                    let touched =
                        (place.value.lowerBound - 512) / Self.chunk...max(
                            place.value.lowerBound - 512,
                            place.value.upperBound - 1
                        ) / Self.chunk
                    return chunks.isDisjoint(with: touched)
                }.keys
            )
        }
    }

    private static let sample = Result { try Sample() }
    private static let small = Result { try Sample(rows: 200_000) }

    private static func salvage(
        _ bytes: [UInt8]
    ) throws(RecoveryError) -> (salvage: Salvage, files: [String: [UInt8]]) {
        let visitor = CollectingVisitor()
        let keys = ArchiveKeys(identities: [SealedFixture.identity])
        let salvage = try Salvage(PlacedBytes(bytes), keys: keys, to: visitor)
        let files = Dictionary(visitor.files.map { ($0.name, $0.content) }) { first, _ in first }
        return (salvage, files)
    }

    /// Holds what came back to be right, and to be all that no damage touches.
    private static func expect(
        _ damaged: [UInt8],
        of sample: Sample,
        lost chunks: Set<Int>,
        _ comment: Comment
    ) throws {
        let (salvage, files) = try salvage(damaged)
        let back = Set(salvage.items.filter(\.isBack).map(\.name.string))
        #expect(back == Set(files.keys), comment)
        #expect(files.filter { sample.files[$0.key] != $0.value }.isEmpty, comment)
        #expect(sample.untouched(by: chunks).subtracting(back) == [], comment)
    }

    @Test func givesBackAllOfAWholeArchive() throws {
        let sample = try Self.sample.get()
        #expect(sample.bytes.count > 10_000_000)
        let (salvage, files) = try Self.salvage(sample.bytes)
        #expect(files == sample.files)
        #expect(salvage.isComplete)
        #expect(salvage.damage.lostChunks.isEmpty && salvage.damage.isEnded)
        #expect(!salvage.damage.hasTail && salvage.damage.isHeaderIntact)
        #expect(salvage.damage.expected == salvage.damage.have)
    }

    /// Bytes changed in place, one to four at a time, anywhere behind the header.
    @Test(arguments: 0..<4)
    func survivesRandomChanges(_ part: Int) throws {
        let sample = try Self.sample.get()
        var generator = SeededGenerator(UInt64(part) + 100)
        for round in 0..<10 {
            var bytes = sample.bytes
            var lost: Set<Int> = []
            for _ in 0...Int.random(in: 0..<4, using: &generator) {
                let place = Int.random(in: sample.payloadStart..<bytes.count, using: &generator)
                let count = Int.random(in: 1...2000, using: &generator)
                for offset in place..<min(place + count, bytes.count) {
                    bytes[offset] ^= UInt8.random(in: 1...255, using: &generator)
                    lost.insert(sample.chunk(of: offset))
                }
            }
            try Self.expect(bytes, of: sample, lost: lost, "part \(part), round \(round)")
        }
    }

    /// However much stands behind the end, all is there.
    @Test(arguments: [1000, 100_000, 200_000])
    func survivesWhatWasAdded(_ count: Int) throws {
        let sample = try Self.small.get()
        let added = [UInt8](repeating: 0, count: count)
        try Self.expect(sample.bytes + added, of: sample, lost: [], "\(count) added")
    }

    @Test func survivesEveryLostChunk() throws {
        let sample = try Self.small.get()
        for chunk in 0...sample.chunk(of: sample.bytes.count - 1) {
            var bytes = sample.bytes
            bytes[sample.payloadStart + chunk * Sample.sealed] ^= 1
            try Self.expect(bytes, of: sample, lost: [chunk], "chunk \(chunk)")
        }
    }

    @Test func survivesTruncation() throws {
        let sample = try Self.sample.get()
        var generator = SeededGenerator(7)
        for _ in 0..<12 {
            let first = sample.payloadStart + Sample.sealed
            let end = Int.random(in: first..<sample.bytes.count, using: &generator)
            let lost = Set(sample.chunk(of: end)...sample.chunk(of: sample.bytes.count))
            let cut = Array(sample.bytes[..<end])
            try Self.expect(cut, of: sample, lost: lost, "cut at \(end)")
            let damage = try Self.salvage(cut).salvage.damage
            #expect(!damage.isEnded && damage.expected == UInt64(sample.bytes.count))
        }
    }

    /// One place where bytes came in or went, by up to 4096: what stands behind is found again.
    @Test func survivesBytesAddedAndRemoved() throws {
        let sample = try Self.small.get()
        var generator = SeededGenerator(8)
        for round in 0..<8 {
            var bytes = sample.bytes
            let end = bytes.count - Sample.sealed
            let place = Int.random(in: sample.payloadStart..<end, using: &generator)
            let count = round < 2 ? 1 : Int.random(in: 1...4096, using: &generator)
            var lost = Set([sample.chunk(of: place)])
            if round.isMultiple(of: 2) {
                bytes.insert(contentsOf: [UInt8](repeating: 7, count: count), at: place)
            } else {
                bytes.removeSubrange(place..<place + count)
                lost.insert(sample.chunk(of: place + count - 1))
            }
            try Self.expect(bytes, of: sample, lost: lost, "round \(round), \(count) at \(place)")
            #expect(try Self.salvage(bytes).salvage.damage.shifts == 1)
        }
    }

    @Test(arguments: [1, 100, 5000, 70_000])
    func givesBackAllBeforeWhatWasAppended(_ count: Int) throws {
        for sample in [try SealedFixture.seal(), try Self.small.get().bytes] {
            let (salvage, _) = try Self.salvage(sample + [UInt8](repeating: 10, count: count))
            #expect(salvage.isComplete && salvage.damage.hasTail)
        }
    }

    @Test func goesOnWithAHeaderThatIsNotTheSealedOne() throws {
        let sample = try Self.small.get()
        var bytes = sample.bytes
        let mac = sample.payloadStart - 16 - 20
        bytes[mac] = bytes[mac] == 0x41 ? 0x42 : 0x41
        let (salvage, files) = try Self.salvage(bytes)
        #expect(!salvage.damage.isHeaderIntact && files == sample.files)
    }

    /// A line of armor that is wrong, too short, too long or gone costs its chunk alone.
    @Test(arguments: ["####", "", "AAAAA", "gone", "\u{e9}"])
    func takesDamagedArmorOff(_ replacement: String) throws {
        let sample = try Self.small.get()
        let sink = ByteArraySink()
        let armor = try AgeArmorSink(sink)
        try armor.write(sample.bytes.span)
        try armor.finish()
        let damaged = (sample.payloadStart + 2 * Sample.sealed + 4800) / 48
        let lines = sink.bytes.split(separator: 10).enumerated().compactMap { index, line in
            guard index == damaged + 1 else { return Array(line) }
            return replacement == "gone" ? nil : Array(replacement.utf8) + line.dropFirst(4)
        }
        for first in [0, 1] {
            let text = Array(lines.dropFirst(first).joined(separator: [10]))
            try Self.expect(text, of: sample, lost: [2], "from line \(first)")
        }
    }

    @Test func saysWhereNothingCanBeDone() throws {
        let sample = try Self.small.get()
        var header = sample.bytes
        header[30] = 0
        #expect(throws: RecoveryError.sealed(.nothingSalvaged(.header))) {
            try Self.salvage(header)
        }
        var nonce = sample.bytes
        nonce[sample.payloadStart - 1] ^= 1
        #expect(throws: RecoveryError.sealed(.nothingSalvaged(.noChunk))) {
            try Self.salvage(nonce)
        }
        let short = Array(sample.bytes[..<(sample.payloadStart - 3)])
        #expect(throws: RecoveryError.sealed(.nothingSalvaged(.noChunk))) {
            try Self.salvage(short)
        }
    }

    /// An entry whose header block alone is lost is whole, and the manifest says where it lies.
    @Test func takesAnEntryWithoutItsHeaderBlock() throws {
        func archive(padding: Int) throws -> (bytes: [UInt8], begin: Int) {
            var contents = try SealedFixture.contents()
            for (version, count) in [("1", 100_000 + padding), ("2", 10)] {
                let rows = BytesContent([UInt8](repeating: 0x20, count: count))
                contents.backups.append(
                    ArchiveContents.Backup(
                        version: ExactText(version),
                        info: Array("{}".utf8),
                        rows: rows
                    )
                )
            }
            let bytes = try SealedFixture.seal(contents)
            var position = 0
            let visitor = CollectingVisitor()
            try SealedFixture.open(bytes).readAll(visitor)
            for file in visitor.files.prefix(while: { $0.name != "backup/2/keys.json" }) {
                position += 512 + (file.content.count + 511) / 512 * 512
            }
            return (bytes, position + 512)
        }
        let plain = try archive(padding: 0)
        let missing = (Sample.chunk - plain.begin % Sample.chunk) % Sample.chunk
        var (bytes, begin) = try archive(padding: missing)
        #expect(begin.isMultiple(of: Sample.chunk))
        let lost = begin / Sample.chunk - 1
        let start = try AgeHeader(parsingPrefixOf: bytes).encoded.count + 16
        bytes[start + lost * Sample.sealed] ^= 1
        let (salvage, files) = try Self.salvage(bytes)
        let item = salvage.items.first { $0.name == "backup/2/keys.json" }
        #expect(item?.fate == .back(.manifest))
        #expect(files["backup/2/keys.json"]?.count == 10)
    }

    @Test func isVouchedForByTheChecksumsWhereTheManifestIsLost() throws {
        let sample = try Self.small.get()
        var bytes = sample.bytes
        bytes[sample.payloadStart] ^= 1
        let (salvage, files) = try Self.salvage(bytes)
        #expect(salvage.manifest == nil && !salvage.isComplete)
        let rows = salvage.items.first { $0.name == "backup/2/keys.json" }
        #expect(rows?.fate == .back(.checksums))
        #expect(salvage.items.contains { $0.name == "README.txt" && $0.fate == .lost(.notFound) })
        #expect(salvage.knowsAll)
        #expect(files["backup/2/keys.json"] == sample.files["backup/2/keys.json"])
        bytes[bytes.count - 1] ^= 1
        let both = try Self.salvage(bytes).salvage
        #expect(both.items.first { $0.name == "backup/1/keys.json" }?.fate == .back(.nobody))
    }

    /// A name that leads elsewhere is not written, also where no manifest says so.
    @Test func refusesNamesThatNoEntryMayHave() throws {
        let files = ["../up", "/abs", "a", "a/b", "a", "ok"].map { ($0, Array("x".utf8)) }
        let (salvage, written) = try Self.salvage(
            SealedFixture.encrypt(SealedFixture.tar(files))
        )
        #expect(Set(written.keys) == ["a", "ok"])
        #expect(salvage.items.count { $0.fate == .lost(.name) } == 4)
    }
}
