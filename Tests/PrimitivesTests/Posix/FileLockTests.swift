import Glibc
import Primitives
import Support
import Testing

/// One process at a time, whatever became of the one before.
@Suite struct FileLockTests {
    private let folder: ScratchFolder
    private let path: FilePath
    private let target: FilePath = "what is locked"

    init() throws {
        folder = try ScratchFolder()
        path = folder.appending("lock")
    }

    @Test func isHeldOnce() throws {
        let lock = try #require(try FileLock(path, for: target))
        #expect(try FileLock(path, for: target) == nil)
        #expect(try Files.status(of: path)?.permissions == 0o600)
        lock.release()
        #expect(try folder.names.isEmpty)
        let next = try #require(try FileLock(path, for: target))
        next.release()
    }

    /// What a killed process leaves is an empty file that nobody holds.
    @Test func takesOneThatWasLeftOver() throws {
        _ = try folder.write("", to: "lock")
        let lock = try #require(try FileLock(path, for: target))
        lock.release()
        #expect(try folder.names.isEmpty)
    }

    @Test func neverTakesAFileThatHoldsSomething() throws {
        _ = try folder.write("mine", to: "lock")
        #expect(throws: PrimitivesError.posix(.call(.open, path: path, number: EEXIST))) {
            try FileLock(path, for: target)
        }
        #expect(try folder.text(of: "lock") == "mine")
    }

    /// Another file may have taken the name meanwhile.
    @Test func takesNoOtherFileAway() throws {
        let lock = try #require(try FileLock(path, for: target))
        try Files.remove(path)
        _ = try folder.write("mine", to: "lock")
        lock.release()
        #expect(try folder.text(of: "lock") == "mine")
    }

    @Test func takesNothingButAFile() throws {
        try Files.makeFolder(path)
        #expect(throws: PrimitivesError.posix(.call(.open, path: path, number: EEXIST))) {
            try FileLock(path, for: target)
        }
        #expect(try folder.names == ["lock"])
    }

    @Test func saysWhatCannotBeLocked() throws {
        let path = folder.appending("none/lock")
        #expect(throws: PrimitivesError.posix(.call(.open, path: target, number: ENOENT))) {
            try FileLock(path, for: target)
        }
    }
}
