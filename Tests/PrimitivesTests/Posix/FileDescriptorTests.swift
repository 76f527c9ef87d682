import Glibc
import Primitives
import Secrets
import Support
import Testing

/// Reading is bounded, whatever is at the other end.
@Suite struct FileDescriptorTests {
    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
    func readsAWholeFile(_ count: Int) throws {
        let folder = try ScratchFolder()
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let file = try AtomicFile(for: folder.appending("a"))
        try file.write(bytes)
        try file.commit(.keep)
        let path = folder.appending("a")
        #expect(try FileDescriptor(reading: path).readAll(limit: count) == bytes)
        #expect(try FileDescriptor(reading: path).readSecret(limit: count).revealed == bytes)
        #expect(try FileDescriptor(reading: path).readPrefix(count: 10) == Array(bytes.prefix(10)))
        #expect(try Files.status(of: path)?.size == count)
    }

    @Test func readsFromAPipeWithoutASize() throws {
        let output = try ShellCommand.output(
            of: "head -c 100000 /dev/zero | tr '\\0' x",
            limit: 100_000
        )
        #expect(output.count == 100_000)
    }

    @Test func refusesWhatIsLargerThanTheLimit() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("12345", to: "a")
        let error = PrimitivesError.posix(.tooLarge(path: path, limit: 4))
        #expect(throws: error) { try FileDescriptor(reading: path).readAll(limit: 4) }
        #expect(throws: error) { try FileDescriptor(reading: path).readSecret(limit: 4) }
        let endless = PrimitivesError.posix(.tooLarge(path: "/dev/zero", limit: 100_000))
        #expect(throws: endless) {
            try FileDescriptor(reading: "/dev/zero").readAll(limit: 100_000)
        }
    }

    @Test func namesWhatCannotBeRead() throws {
        let folder = try ScratchFolder()
        let missing = folder.appending("none")
        #expect(throws: PrimitivesError.posix(.call(.open, path: missing, number: ENOENT))) {
            try FileDescriptor(reading: missing)
        }
        #expect(throws: PrimitivesError.posix(.call(.read, path: folder.path, number: EISDIR))) {
            try FileDescriptor(reading: folder.path).readAll(limit: 10)
        }
        #expect(throws: PrimitivesError.posix(.notInherited(987_654))) {
            try FileDescriptor(inherited: 987_654)
        }
    }

    /// What the process or the runtime has opened has a number too.
    @Test func takesOnlyWhatTheProcessWasStartedWith() throws {
        for (flags, isInherited) in [(O_RDONLY, true), (O_RDONLY | O_CLOEXEC, false)] {
            let number = unsafe open("/dev/null", flags)
            defer { close(number) }
            guard isInherited else {
                #expect(throws: PrimitivesError.posix(.notInherited(number))) {
                    try FileDescriptor(inherited: number)
                }
                continue
            }
            #expect(try FileDescriptor(inherited: number).readAll(limit: 1) == [])
        }
    }
}

/// What is asked of the file system.
@Suite struct FilesTests {
    @Test func tellsWhatAPathIs() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("abc", to: "a")
        let status = try #require(try Files.status(of: path))
        #expect(status.kind == .regular)
        #expect(status.size == 3)
        #expect(abs(status.modified / 1_000_000_000 - SystemClock.now()) < 60)
        #expect(try Files.status(of: folder.path)?.kind == .directory)
        #expect(try Files.status(of: "/dev/null")?.kind == .terminalOrDevice)
        #expect(try Files.status(of: folder.appending("none")) == nil)
        #expect(
            throws: PrimitivesError.posix(
                .call(.status, path: path.appending("b"), number: ENOTDIR)
            )
        ) {
            try Files.status(of: path.appending("b"))
        }
    }

    @Test func knowsOneFileByTwoNames() throws {
        let folder = try ScratchFolder()
        let one = try folder.write("abc", to: "a")
        let other = try folder.write("abc", to: "b")
        _ = try ShellCommand.output(of: "ln -s a '\(folder.appending("c"))'", limit: 0)
        #expect(try Files.isSame(one, folder.appending("c")))
        #expect(try Files.isSame(one, folder.appending("./a")))
        #expect(try !Files.isSame(one, other))
        #expect(try !Files.isSame(one, folder.appending("none")))
    }

    @Test(arguments: ["a", "a/", "a//", "./a", "a/.", "a/../a", "new", "./new/", "link", "link/"])
    func resolvesEveryNameOfAFileToOnePath(_ name: String) throws {
        let folder = try ScratchFolder()
        let real = try Files.resolved(folder.path)
        try Files.makeFolder(folder.appending("a"))
        _ = try ShellCommand.output(of: "ln -s a '\(folder.appending("link"))'", limit: 0)
        let expected = name.contains("new") ? "new" : "a"
        let path = try Files.resolved(folder.appending(name))
        #expect(path == real.appending(expected))
        #expect(try Files.resolved(path) == path)
    }

    @Test func listsAFolderInByteOrder() throws {
        let folder = try ScratchFolder()
        for name in ["b", "a", "é", "Z"] { _ = try folder.write("", to: name) }
        #expect(try folder.names == ["Z", "a", "b", "é"])
        #expect(throws: PrimitivesError.posix(.tooManyEntries(path: folder.path, limit: 3))) {
            try Files.entries(of: folder.path, limit: 3)
        }
    }

    @Test func makesFoldersForTheirOwnerOnly() throws {
        let folder = try ScratchFolder()
        let path = folder.appending("a/b/c")
        try Files.makeFolder(path)
        try Files.makeFolder(path)
        #expect(try Files.status(of: path)?.permissions == 0o700)
        #expect(try Files.status(of: folder.appending("a"))?.permissions == 0o700)
        let file = try folder.write("", to: "file")
        #expect(throws: PrimitivesError.posix(.call(.makeDirectory, path: file, number: EEXIST))) {
            try Files.makeFolder(file)
        }
    }

    @Test(arguments: [
        ("a", ".", "a"), ("a/b", "a", "b"), ("/a", "/", "a"), ("/a/b/", "/a/b", ""), ("", ".", ""),
    ])
    func takesPathsApart(_ path: String, _ parent: String, _ name: String) {
        #expect(FilePath(path).parent == FilePath(parent))
        #expect(FilePath(path).name == Array(name.utf8))
    }

    @Test func endsPathsAtAZero() {
        #expect(FilePath("a\0b") == "a")
        #expect(FilePath("a/").appending("b") == "a/b")
        #expect(FilePath("a").appending("b") == "a/b")
    }
}
