internal import Primitives
internal import Recovery
internal import Secrets

/// The files of the system, as operations see them.
struct SystemFiles: FileAccess {
    func status(of path: FilePath) throws(RecoveryError) -> FileStatus? {
        try carryingPrimitive { () throws(PrimitivesError) in try Files.status(of: path) }
    }

    func read(_ path: FilePath, limit: Int) throws(RecoveryError) -> [UInt8] {
        try carryingPrimitive { () throws(PrimitivesError) in
            try FileDescriptor(reading: path).readAll(limit: limit)
        }
    }

    func readPrefix(of path: FilePath, count: Int) throws(RecoveryError) -> [UInt8] {
        try carryingPrimitive { () throws(PrimitivesError) in
            try FileDescriptor(reading: path).readPrefix(count: count)
        }
    }

    func readSecret(_ path: FilePath, limit: Int) throws(RecoveryError) -> SecretBytes {
        try carryingPrimitive { () throws(PrimitivesError) in
            try FileDescriptor(reading: path).readSecret(limit: limit)
        }
    }

    func entries(of folder: FilePath, limit: Int) throws(RecoveryError) -> [FilePath] {
        try carryingPrimitive { () throws(PrimitivesError) in
            try Files.entries(of: folder, limit: limit).filter { !AtomicFile.isTemporary($0) }
                .map { folder.appending($0) }
        }
    }

    func replace(_ path: FilePath, with bytes: [UInt8]) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in
            // A link stays, and the file behind it is replaced.
            let file = try AtomicFile(for: Files.resolvingLink(path))
            try file.write(bytes)
            try file.commit(.replace)
        }
    }

    func rewrite(
        _ path: FilePath,
        with bytes: [UInt8],
        over before: FileStatus?
    ) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in
            let file = try AtomicFile(for: Files.resolvingLink(path))
            try file.write(bytes)
            try file.takeOverAccess()
            try file.commit(.replaceUnchanged(before))
        }
    }

    func create(_ path: FilePath, with secret: SecretBytes) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in
            let file = try AtomicFile(for: path)
            try file.write(secret)
            try file.commit(.keep)
        }
    }

    func replace(_ path: FilePath, with secret: SecretBytes) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in
            let file = try AtomicFile(for: Files.resolvingLink(path))
            try file.write(secret)
            try file.commit(.replace)
        }
    }

    func makeFolder(_ path: FilePath) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in try Files.makeFolder(path) }
    }

    func remove(_ path: FilePath) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in try Files.remove(path) }
    }

    func lock(
        _ path: FilePath,
        for target: FilePath
    ) throws(RecoveryError) -> (any HeldLock)? {
        try carryingPrimitive { () throws(PrimitivesError) in try FileLock(path, for: target) }
    }
}
