import Primitives
import Support
import Testing

/// Files get their names all together or not at all. Design: section 7, rule 6.
@Suite struct AtomicFilesTests {
    private static func files(_ names: [String], in folder: ScratchFolder) throws -> AtomicFiles {
        let files = AtomicFiles()
        for name in names {
            let file = try AtomicFile(for: folder.appending(name))
            try file.write(Array(name.utf8))
            try files.add(file)
        }
        return files
    }

    @Test func appearTogether() throws {
        let folder = try ScratchFolder()
        let names = ["a", "b", "c"]
        let files = try Self.files(names, in: folder)
        #expect(files.targets == names.map { folder.appending($0) })
        #expect(try names.allSatisfy { try Files.status(of: folder.appending($0)) == nil })
        try files.commit(.keep)
        #expect(try folder.names.sorted() == names)
        for name in names { #expect(try folder.text(of: name) == name) }
    }

    @Test func leaveNothingWhereOneOfThemIsThere() throws {
        let folder = try ScratchFolder()
        do {
            let files = try Self.files(["a", "b", "c", "d"], in: folder)
            try AtomicFile(for: folder.appending("c")).commit(.keep)
            #expect(throws: PrimitivesError.self) { try files.commit(.keep) }
        }
        #expect(try folder.names == ["c"])
        #expect(try folder.text(of: "c").isEmpty)
    }

    @Test func takeThePlacesOfOthersWhereThatIsWanted() throws {
        let folder = try ScratchFolder()
        try AtomicFile(for: folder.appending("b")).commit(.keep)
        try Self.files(["a", "b"], in: folder).commit(.replace)
        #expect(try folder.names.sorted() == ["a", "b"])
        #expect(try folder.text(of: "b") == "b")
    }

    @Test func leaveNothingWhenLetGo() throws {
        let folder = try ScratchFolder()
        _ = try Self.files(["a", "b"], in: folder)
        #expect(try folder.names.isEmpty)
    }

    private static func count(in folder: FilePath) throws -> Int {
        try Files.entries(of: folder, limit: 100_000).count
    }

    /// There may be more of them than a process may have open. Other tests open a few meanwhile.
    @Test func waitClosed() throws {
        let folder = try ScratchFolder()
        let open = FilePath("/proc/self/fd")
        let before = try Self.count(in: open)
        let files = try Self.files((0..<600).map { "file\($0)" }, in: folder)
        #expect(try Self.count(in: open) < before + 300)
        try files.commit(.keep)
        #expect(try Self.count(in: folder.path) == 600)
    }
}
