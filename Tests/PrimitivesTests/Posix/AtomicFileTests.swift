import Glibc
import Primitives
import Secrets
import Support
import Testing

/// Files are whole or not there, never readable by others, and never replaced unasked.
/// Design: section 7, rule 6.
@Suite struct AtomicFileTests {
    @Test func appearsWholeWhenCommitted() throws {
        let folder = try ScratchFolder()
        let file = try AtomicFile(for: folder.appending("a"))
        try file.write(Array("one ".utf8))
        #expect(try Files.status(of: folder.appending("a")) == nil)
        try file.write(SecretBytes(text: "two"))
        try file.commit(.keep)
        #expect(try folder.text(of: "a") == "one two")
        #expect(try folder.names == ["a"])
    }

    @Test func isItsOwnersOnlyFromTheStart() throws {
        let folder = try ScratchFolder()
        let file = try AtomicFile(for: folder.appending("a"))
        let temporary = try #require(try folder.names.first)
        let before = try #require(try Files.status(of: folder.appending(temporary)))
        #expect(before.permissions == 0o600)
        try file.commit(.keep)
        let after = try #require(try Files.status(of: folder.appending("a")))
        #expect(after.permissions == 0o600)
        #expect(after.identity == before.identity)
    }

    @Test func canBeReadBackBeforeItIsCommitted() throws {
        let folder = try ScratchFolder()
        let file = try AtomicFile(for: folder.appending("a"))
        try file.write([1, 2, 3])
        #expect(try file.reopened().readAll(limit: 10) == [1, 2, 3])
    }

    @Test func leavesNothingWhenLetGo() throws {
        let folder = try ScratchFolder()
        do {
            let file = try AtomicFile(for: folder.appending("a"))
            try file.write([1])
            #expect(try folder.names.count == 1)
        }
        #expect(try folder.names.isEmpty)
    }

    /// To rename a file over a device would take the device away.
    @Test func refusesToTakeThePlaceOfAPipe() throws {
        let folder = try ScratchFolder()
        let pipe = folder.appending("a")
        #expect(unsafe mkfifo(pipe.description, 0o600) == 0)
        #expect(throws: PrimitivesError.posix(.notAFile(pipe))) { try AtomicFile(for: pipe) }
        #expect(try folder.names == ["a"])
    }

    /// What is of the file before goes with it, and stays with it.
    @Test func takesWithItWhatIsBeside() throws {
        let folder = try ScratchFolder()
        let beside = ["a.1", "a.2", "none"].map { folder.appending($0) }
        for name in ["a", "a.1", "a.2"] { _ = try folder.write(name, to: name) }
        func write(_ existing: AtomicFile.Existing) throws {
            let file = try AtomicFile(for: folder.appending("a"))
            try file.write(Array("new".utf8))
            try file.commit(existing, removing: beside) {
                #expect((try? Files.status(of: beside[0])) == .some(nil))
            }
        }
        #expect(throws: PrimitivesError.self) { try write(.keep) }
        for name in ["a", "a.1", "a.2"] { #expect(try folder.text(of: name) == name) }
        #expect(try folder.names.count == 3)
        try write(.replace)
        #expect(try folder.text(of: "a") == "new")
        #expect(try folder.names == ["a"])
    }

    @Test func keepsAFileThatIsThere() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("old", to: "a")
        do {
            let file = try AtomicFile(for: path)
            try file.write(Array("new".utf8))
            #expect(
                throws: PrimitivesError.posix(.call(.rename, path: path, number: EEXIST))
            ) { try file.commit(.keep) }
        }
        #expect(try folder.text(of: "a") == "old")
        #expect(try folder.names == ["a"])
    }

    @Test func replacesAFileWhenAsked() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("old", to: "a")
        let file = try AtomicFile(for: path)
        try file.write(Array("new".utf8))
        #expect(try folder.text(of: "a") == "old")
        try file.commit(.replace)
        #expect(try folder.text(of: "a") == "new")
        #expect(try folder.names == ["a"])
    }

    @Test func replacesOnlyWhatIsAsItWas() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("old", to: "a")
        let before = try Files.status(of: path)
        let file = try AtomicFile(for: path)
        try file.write(Array("new".utf8))
        try file.commit(.replaceUnchanged(before))
        #expect(try folder.text(of: "a") == "new")
        let late = try AtomicFile(for: path)
        #expect(throws: PrimitivesError.posix(.changed(path))) {
            try late.commit(.replaceUnchanged(before))
        }
        #expect(try folder.text(of: "a") == "new")
        let absent = folder.appending("b")
        let another = try AtomicFile(for: absent)
        try another.commit(.replaceUnchanged(nil))
        let twice = try AtomicFile(for: absent)
        #expect(throws: PrimitivesError.posix(.changed(absent))) {
            try twice.commit(.replaceUnchanged(nil))
        }
    }

    /// What was shared before a change is shared after it, and nothing else is.
    @Test(arguments: [0o600, 0o640, 0o664, 0o444, 0o604] as [UInt32])
    func takesOverWhoMayReadAndWrite(_ permissions: UInt32) throws {
        let folder = try ScratchFolder()
        let path = try folder.write("old", to: "a")
        #expect(unsafe chmod(path.description, permissions | 0o4000) == 0)
        if geteuid() == 0 { #expect(unsafe chown(path.description, 65534, 65533) == 0) }
        let old = try #require(try Files.status(of: path))
        let file = try AtomicFile(for: path)
        try file.takeOverAccess()
        try file.commit(.replace)
        let new = try #require(try Files.status(of: path))
        #expect(new.permissions == permissions)
        #expect([new.owner, new.group] == [old.owner, old.group])
        #expect(new.identity != old.identity)
    }

    @Test func staysItsOwnersWhereThereIsNoneToTakeOverFrom() throws {
        let folder = try ScratchFolder()
        let path = folder.appending("a")
        let file = try AtomicFile(for: path)
        try file.takeOverAccess()
        try file.commit(.replace)
        #expect(try Files.status(of: path)?.permissions == 0o600)
    }

    @Test func refusesAFolderAsTarget() throws {
        let folder = try ScratchFolder()
        #expect(
            throws: PrimitivesError.posix(.call(.open, path: folder.path, number: EISDIR))
        ) { try AtomicFile(for: folder.path) }
    }

    @Test func refusesAFolderThatIsNotThere() throws {
        let folder = try ScratchFolder()
        let path = folder.appending("none/a")
        #expect(throws: PrimitivesError.posix(.call(.open, path: path, number: ENOENT))) {
            try AtomicFile(for: path)
        }
    }

    /// A disk of 64 KiB, where the system lets us mount one; the transcript of a file size limit
    /// covers the rest.
    @Test(.enabled(if: SmallDisk.isPossible)) func namesAFullDiskAndLeavesNothing() throws {
        let disk = try SmallDisk()
        let path = disk.folder.appending("a")
        do {
            let file = try AtomicFile(for: path)
            #expect(throws: PrimitivesError.posix(.call(.write, path: path, number: ENOSPC))) {
                try file.write([UInt8](repeating: 0, count: 1 << 17))
            }
        }
        #expect(try disk.folder.names.isEmpty)
        #expect(PosixError.call(.write, path: path, number: ENOSPC).cause == .noSpace)
    }
}

/// A file system in memory that is soon full, unmounted with its last owner.
private final class SmallDisk {
    let folder: ScratchFolder

    static let isPossible = (try? SmallDisk()) != nil

    init() throws {
        folder = try ScratchFolder()
        let command = "mount -t tmpfs -o size=64k small '\(folder.path)' 2>/dev/null"
        _ = try ShellCommand.output(of: command, limit: 0)
    }

    deinit { _ = try? ShellCommand.output(of: "umount '\(folder.path)' 2>/dev/null", limit: 0) }
}
