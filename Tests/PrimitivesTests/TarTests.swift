import Primitives
import Support
import Testing

/// Design section 5: a pax tar of regular files, the same bytes every time; only tar is read, and
/// whatever is odd is damage.
struct TarTests {
    private typealias File = (name: String, content: [UInt8])

    @Test func roundTripsFilesOfEverySize() throws {
        let sizes = [0, 1, 511, 512, 513, 70_000]
        let files = sizes.map { size in
            (name: "folder/file-\(size)", content: (0..<size).map { UInt8($0 % 251) })
        }
        let archive = try Self.write(files)
        for piece in [archive.count, 1000, 512, 1] {
            let back = try Self.read(archive, piece: piece)
            #expect(back.map(\.name) == files.map(\.name))
            #expect(back.map(\.content) == files.map(\.content))
        }
    }

    @Test func writesPlainHeaderBlocksThatSayNothingOfThisMachine() throws {
        let name = String(repeating: "n", count: 100)
        let archive = try Self.write([(name, Array("abc".utf8))])
        #expect(archive.count == 512 + 512 + 1024)
        func field(_ offset: Int, _ count: Int) -> String {
            String(decoding: archive[offset..<offset + count].prefix { $0 != 0 }, as: UTF8.self)
        }
        #expect(field(0, 100) == name)
        #expect(field(100, 8).prefix(6) == "000600")
        #expect(field(108, 8).prefix(6) == "000000")
        #expect(field(116, 8).prefix(6) == "000000")
        #expect(field(124, 11) == "00000000003")
        #expect(field(136, 11) == "15126560700")
        #expect(field(156, 1) == "0")
        #expect(field(257, 5) == "ustar")
        #expect(field(265, 64).isEmpty)
        #expect(Array(archive[512..<515]) == Array("abc".utf8))
        #expect(archive.suffix(1024).allSatisfy { $0 == 0 })
    }

    @Test func writesTheSameBytesEveryTime() throws {
        let files = [(name: "a", content: [UInt8](repeating: 1, count: 700))]
        #expect(try Self.write(files) == Self.write(files))
    }

    @Test func tellsHowFarItHasRead() throws {
        let archive = try Self.write([("a", [1])]) + [UInt8](repeating: 0, count: 4096)
        let buffer = WorkBuffer(count: archive.count)
        buffer.copy(archive.span, to: 0)
        var isRead = false
        let reader = try TarReader(buffer: buffer) {
            defer { isRead = true }
            return isRead ? .end : .bytes(0..<archive.count)
        }
        _ = try reader.next()
        while try reader.nextBytes({ _ in }) {}
        #expect(try reader.next() == nil)
        #expect(reader.bytesConsumed == 2048)
    }

    @Test func refusesMoreOrFewerBytesThanAnnounced() throws {
        let writer = try TarWriter(modified: 0) { _ in true }
        try writer.begin("a", size: 4)
        try writer.write([1, 2, 3].span)
        #expect(throws: PrimitivesError.tar(.size)) { try writer.write([4, 5].span) }
        #expect(throws: PrimitivesError.tar(.size)) { try writer.begin("b", size: 1) }
        #expect(throws: PrimitivesError.tar(.size)) { try writer.finish() }
    }

    @Test func stopsWhenTheSinkDoes() throws {
        var taken = 0
        let writer = try TarWriter(modified: 0) { bytes in
            taken += bytes.count
            return taken <= 512
        }
        try writer.begin("a", size: 4)
        #expect(throws: PrimitivesError.tar(.stopped)) { try writer.write([1, 2, 3, 4].span) }
    }

    @Test func stopsWhenTheSourceDoes() throws {
        #expect(throws: PrimitivesError.tar(.stopped)) {
            try TarReader(buffer: WorkBuffer(count: 1)) { .failure }
        }
        let archive = try Self.write([("a", [UInt8](repeating: 1, count: 1500))])
        let buffer = WorkBuffer(count: archive.count)
        buffer.copy(archive.span, to: 0)
        var isRead = false
        let reader = try TarReader(buffer: buffer) {
            defer { isRead = true }
            if isRead { return .failure }
            return .bytes(0..<512)
        }
        #expect(try reader.next() == TarReader.Entry(name: "a", size: 1500))
        #expect(throws: PrimitivesError.tar(.stopped)) { try reader.nextBytes { _ in } }
    }

    /// Folders, hard and symbolic links, devices, pipes.
    @Test(arguments: ["1", "2", "3", "4", "5", "6"])
    func refusesWhatIsNoRegularFile(_ type: String) throws {
        let archive = try Self.header(type: type, size: 0) + [UInt8](repeating: 0, count: 1024)
        #expect(throws: PrimitivesError.tar(.notARegularFile)) {
            try Self.read(archive, piece: 512)
        }
    }

    @Test func readsTheHandMadeHeaderThatTheOthersDifferFrom() throws {
        let archive = try Self.header(type: "0", size: 0) + [UInt8](repeating: 0, count: 1024)
        #expect(try Self.read(archive, piece: 512).map(\.name) == ["name"])
    }

    @Test func refusesNamesThatAreNotASCII() throws {
        let archive = try Self.header(type: "0", size: 0, name: "na\u{ef}ve")
        let error = #expect(throws: PrimitivesError.self) {
            try Self.read(archive + [UInt8](repeating: 0, count: 1024), piece: 512)
        }
        #expect(error == .tar(.name) || error == .tar(.malformed))
    }

    @Test func refusesArchivesCutShort() throws {
        let archive = try Self.write([("a", [UInt8](repeating: 1, count: 1500))])
        for count in [0, 1, 100, 511, 513, 1024, 2011] {
            #expect(throws: PrimitivesError.tar(.malformed)) {
                try Self.read(Array(archive[..<count]), piece: 512)
            }
        }
    }

    /// A gzip file, a zip file, an ar archive, text.
    @Test(arguments: [
        "1f8b0800000000000003030000000000000000000000", "504b0506000000000000000000000000",
        "213c617263683e0a", "68656c6c6f0a",
    ])
    func refusesEveryOtherFormat(_ hex: String) throws {
        #expect(throws: PrimitivesError.tar(.malformed)) {
            try Self.read(try Hex.decode(hex), piece: 512)
        }
    }

    @Test func refusesADamagedHeader() throws {
        var archive = try Self.write([("a", [1]), ("b", [2])])
        archive[1024 + 3] ^= 1
        #expect(throws: PrimitivesError.tar(.malformed)) { try Self.read(archive, piece: 512) }
    }

    private static func write(_ files: [File]) throws -> [UInt8] {
        var archive: [UInt8] = []
        let writer = try TarWriter(modified: 1_767_563_712) { bytes in
            for index in bytes.indices { archive.append(bytes[index]) }
            return true
        }
        for file in files {
            try writer.begin(file.name, size: UInt64(file.content.count))
            try writer.write(file.content.span)
        }
        try writer.finish()
        return archive
    }

    private static func read(_ archive: [UInt8], piece: Int) throws -> [File] {
        let buffer = WorkBuffer(count: max(piece, 1))
        var position = 0
        let reader = try TarReader(buffer: buffer) {
            let end = min(position + piece, archive.count)
            guard position < end else { return .end }
            buffer.copy(archive[position..<end].span, to: 0)
            defer { position = end }
            return .bytes(0..<end - position)
        }
        var files: [File] = []
        while let entry = try reader.next() {
            var content: [UInt8] = []
            while try reader.nextBytes({ bytes in
                for index in bytes.indices { content.append(bytes[index]) }
            }) {}
            #expect(UInt64(content.count) == entry.size)
            files.append((entry.name, content))
        }
        return files
    }

    /// A ustar header block, made by hand.
    private static func header(type: String, size: Int, name: String = "name") throws -> [UInt8] {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            for (index, byte) in text.utf8.enumerated() { block[offset + index] = byte }
        }
        let digits = String(size, radix: 8)
        put(name, at: 0)
        put("0000600", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(String(repeating: "0", count: 11 - digits.count) + digits, at: 124)
        put("00000000000", at: 136)
        put("        ", at: 148)
        put(type, at: 156)
        if type == "1" || type == "2" { put("target", at: 157) }
        put("ustar", at: 257)
        put("00", at: 263)
        let sum = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
        put(String(repeating: "0", count: 6 - sum.count) + sum + "\0 ", at: 148)
        return block
    }
}
