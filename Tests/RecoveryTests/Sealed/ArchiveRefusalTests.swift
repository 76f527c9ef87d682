import Formats
import Primitives
import Recovery
import Support
import Testing

/// Design section 5 and rule 2 of section 7: an archive that authenticates is still held to its
/// manifest, entry by entry. Each of these was sealed by someone with the key.
struct ArchiveRefusalTests {
    private typealias Files = [(name: String, content: [UInt8])]

    private static func files() throws -> Files {
        let visitor = CollectingVisitor()
        try SealedFixture.open(SealedFixture.seal()).readAll(visitor)
        return visitor.files
    }

    private static func verify(_ files: Files, then more: [UInt8] = []) throws {
        try SealedFixture.verify(SealedFixture.encrypt(SealedFixture.tar(files) + more))
    }

    @Test func acceptsTheSameFilesInAnotherTar() throws {
        try Self.verify(Self.files())
        for fewer in [512, 1024] {
            let tar = try SealedFixture.tar(Self.files()).dropLast(fewer)
            try SealedFixture.verify(SealedFixture.encrypt(Array(tar)))
        }
        try Self.verify(Self.files(), then: [UInt8](repeating: 0, count: 10240))
        try Self.verify(Self.files(), then: [UInt8](repeating: 0, count: 100_000))
    }

    /// Behind the end of the archive there are zeros and nothing else, whether or not the tar reader
    /// comes so far, and wherever in the chunks it is.
    @Test(arguments: [0, 1, 100, 511, 512, 20_000], [0, 65_536, 600_000])
    func refusesWhatIsBehindTheEnd(_ count: Int, _ entry: Int) throws {
        var contents = try SealedFixture.contents()
        let rows = BytesContent([UInt8](repeating: 0, count: entry))
        contents.backups.append(
            ArchiveContents.Backup(version: "9", info: Array("{}".utf8), rows: rows)
        )
        let visitor = CollectingVisitor()
        try SealedFixture.open(SealedFixture.seal(contents)).readAll(visitor)
        let tar = try SealedFixture.tar(visitor.files)
        let more = [UInt8](repeating: UInt8(ascii: "J"), count: count)
        for end in [tar, Array(tar.dropLast(512))] {
            let archive = try SealedFixture.encrypt(end + more)
            if count == 0 {
                try SealedFixture.verify(archive)
            } else {
                #expect(throws: RecoveryError.sealed(.trailingData)) {
                    try SealedFixture.verify(archive)
                }
            }
        }
    }

    @Test func refusesOtherEntriesThanTheManifests() throws {
        let files = try Self.files()
        func fault(_ name: String, _ fault: SealedError.EntryFault) -> RecoveryError {
            .sealed(.entry(name: name, fault))
        }
        var swapped = files
        swapped.swapAt(2, 3)
        #expect(throws: fault(files[2].name, .misplaced)) { try Self.verify(swapped) }
        var missing = files
        missing.remove(at: 4)
        #expect(throws: fault(files[4].name, .misplaced)) { try Self.verify(missing) }
        #expect(throws: fault(files[6].name, .misplaced)) { try Self.verify(files.dropLast()) }
        #expect(throws: fault("extra", .misplaced)) { try Self.verify(files + [("extra", [])]) }
        #expect(throws: fault(files[3].name, .misplaced)) {
            try Self.verify(Array(files[..<3]) + Array(files[1...]).reversed())
        }
        var longer = files
        longer[3].content.append(1)
        #expect(throws: fault(files[3].name, .size)) { try Self.verify(longer) }
        for index in [0, 3, 4, 6] {
            var changed = files
            changed[index].content[0] ^= 1
            #expect(throws: fault(files[index].name, .digest)) { try Self.verify(changed) }
        }
        var extended = files
        extended[6].content.append(10)
        #expect(throws: fault(files[6].name, .size)) { try Self.verify(extended) }
        var renamed = files
        renamed[3].name = "../../etc/passwd"
        #expect(throws: fault(files[3].name, .misplaced)) { try Self.verify(renamed) }
    }

    @Test func refusesWhatIsNoArchiveOfOurs() throws {
        let other = RecoveryError.sealed(.notAnArchive)
        #expect(throws: other) { try Self.verify([("a.txt", [1])]) }
        #expect(throws: other) { try SealedFixture.verify(SealedFixture.encrypt([])) }
        #expect(throws: other) {
            try SealedFixture.verify(SealedFixture.encrypt(Array("just a text\n".utf8)))
        }
        let files = try Self.files()
        #expect(throws: other) { try Self.verify([files[1], files[0]]) }
        #expect(throws: RecoveryError.format(.manifest(.format))) {
            try Self.verify([files[0], ("manifest.json", Array("{}".utf8))])
        }
        #expect(throws: RecoveryError.sealed(.entry(name: "README.txt", .tooLarge))) {
            try Self.verify([("README.txt", [UInt8](repeating: 0, count: 65_537))])
        }
    }

    /// One entry more than there may be, and as many as make the manifest itself too large: refused
    /// when it is read, before anything was given out.
    @Test(arguments: [50_001, 1_000_000])
    func refusesTooManyEntries(_ count: Int) throws {
        let digest = String(repeating: "0", count: 64)
        let entries = (0..<count).map {
            #"{"kind":"account_data","name":"\#($0)","sha256":"\#(digest)","size":0,"type":"\#($0)"}"#
        }
        let manifest = """
            {"created":"2026-01-04T21:55:12Z","entries":[\(entries.joined(separator: ","))],
            "format":"matrix-recovery-archive","id":"\(String(repeating: "0", count: 32))",
            "secrets":{"expected":[],"missing":[]},"source":"","tool":"","user":"","version":1}
            """
        let readme = try Self.files()[0]
        let tar = try SealedFixture.tar([readme, ("manifest.json", Array(manifest.utf8))])
        let refusal: RecoveryError =
            count > 100_000
            ? .sealed(.entry(name: "manifest.json", .tooLarge))
            : .format(.manifest(.property("entries")))
        #expect(throws: refusal) { try SealedFixture.open(SealedFixture.encrypt(tar)) }
    }

    @Test func refusesAnythingBehindTheArchive() throws {
        let zeros = [UInt8](repeating: 0, count: 512)
        for more in [[1], zeros + [1], [UInt8](repeating: 0, count: 80_000) + [1]] {
            #expect(throws: RecoveryError.sealed(.trailingData)) {
                try Self.verify(Self.files(), then: more)
            }
        }
    }

    @Test func tellsWhatWasAdded() throws {
        var contents = try SealedFixture.contents()
        contents.accountData.append(
            try SealedFixture.event("big", "\"\(String(repeating: "x", count: 300_000))\"")
        )
        let file = try SealedFixture.seal(contents)
        for count in [1, 15, 16, 512, 40_000, 65_536, 65_552, 65_553, 400_000] {
            let longer = file + [UInt8](repeating: 7, count: count)
            #expect(throws: RecoveryError.sealed(.trailingData), "\(count)") {
                try SealedFixture.verify(longer)
            }
        }
        for count in [1, 300_001] {
            var changed = file + [UInt8](repeating: 7, count: count)
            changed[70_000] ^= 1
            #expect(throws: RecoveryError.sealed(.trailingData)) {
                try SealedFixture.verify(changed)
            }
        }
    }

    @Test func tellsNoLengthThatIsNotKnown() throws {
        let padded = try Self.files()
        let zeros = [UInt8](repeating: 0, count: 100_000)
        let file = try SealedFixture.encrypt(SealedFixture.tar(padded) + zeros)
        let count = UInt64(file.count - 100)
        #expect(throws: RecoveryError.sealed(.truncated(have: count, expected: nil))) {
            try SealedFixture.verify(Array(file.dropLast(100)))
        }
    }

    @Test func tellsHowMuchIsMissing() throws {
        var contents = try SealedFixture.contents()
        contents.accountData.append(
            try SealedFixture.event("big", "\"\(String(repeating: "x", count: 200_000))\"")
        )
        let file = try SealedFixture.seal(contents)
        let whole = UInt64(file.count)
        for count in [file.count - 1, file.count - 512, file.count - 10_000, 100_000, 140_000] {
            let cut = Array(file[..<count])
            #expect(
                throws: RecoveryError.sealed(.truncated(have: UInt64(count), expected: whole))
            ) { try SealedFixture.verify(cut) }
        }
        #expect(throws: RecoveryError.sealed(.truncated(have: 30_000, expected: nil))) {
            try SealedFixture.verify(Array(file[..<30_000]))
        }
        var changed = file
        changed[file.count - 100] ^= 4
        #expect(throws: RecoveryError.sealed(.chunk(3))) { try SealedFixture.verify(changed) }
    }
}
