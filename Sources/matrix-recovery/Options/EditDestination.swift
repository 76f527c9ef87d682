internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// Where changed account data goes: a new file, or over what was read.
struct EditDestination: ParsableArguments {
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp("Write the changed account data to a file.", valueName: "file"),
        completion: .file(),
        transform: namedPath
    )
    var output: String?

    @Flag(help: "Change the account data where it lies.")
    var inPlace = false

    @OptionGroup var force: ForceOption

    func validate() throws {
        if (output != nil) == inPlace {
            throw ValidationError("give either --output or --in-place")
        }
        try refuseDash(as: output)
    }

    /// Where the output goes, if it is not in place.
    var outputPath: FilePath? { output.map { FilePath($0) } }

    /// Applies an edit, and opens what was written: in place one event at a time, or in memory and
    /// then to the output at once.
    ///
    /// - Throws: `CommandError.outputIsInput`, `RecoveryError`.
    func apply(
        _ edit: SecretEdit,
        to source: AccountSource,
        in context: Context
    ) async throws {
        guard let outputPath else {
            let store = try source.store(context.files)
            try await PlanRun(on: store).apply(edit.plan, verify: edit.verify)
            return
        }
        try context.ensureFree(outputPath, force)
        try context.ensure(source.folders, haveNo: outputPath, nor: [])
        let store = MemoryAccountStore(try source.document())
        try await PlanRun(on: store).apply(edit.plan, verify: edit.verify)
        try context.write(await store.document.bytes, to: outputPath, mayReplace: force.force)
    }
}

extension AccountSource {
    /// Where the account data itself lies, which for a folder that was named may be a file in it.
    func path(named path: FilePath) -> FilePath {
        switch place {
        case .file(let path, _), .folder(let path, _): path
        case .archive, .server: path
        }
    }
}

extension Context {
    /// Writes a file whose name was free; one that came meanwhile is replaced only where that was
    /// asked for.
    ///
    /// - Throws: `RecoveryError.primitive`, with `PosixError.changed` for one that came meanwhile.
    func write(
        _ bytes: [UInt8],
        to path: FilePath,
        mayReplace: Bool
    ) throws(RecoveryError) {
        if mayReplace {
            try files.replace(path, with: bytes)
        } else {
            try files.rewrite(path, with: bytes, over: nil)
        }
    }

    /// Refuses to write over a file unless that was asked for, and always over what is no file, a
    /// file that is read, and one that results or messages go to.
    ///
    /// - Throws: `CommandError.outputExists`, `.outputIsInput`, `.outputsCollide`,
    ///   `PosixError.notAFile`, `RecoveryError.primitive`.
    func ensureFree(_ path: FilePath, _ option: ForceOption) throws {
        try ensure(output: path)
        try ensureNoFolder(path)
        guard let found = try files.status(of: path) else { return }
        try ensureNoDevice(path)
        for stream in [FileDescriptor.standardOutput, .standardError]
        where (try? stream.status())?.identity == found.identity {
            throw CommandError.outputsCollide(path)
        }
        if !option.force { throw CommandError.outputExists(path) }
    }

    /// Refuses to write a file where a folder is, or where the path says that one is meant.
    ///
    /// - Throws: `PosixError.call`, `RecoveryError.primitive`.
    func ensureNoFolder(_ path: FilePath) throws {
        if try path.name.isEmpty || files.status(of: path)?.kind == .directory {
            throw PrimitivesError.posix(.isFolder(path))
        }
    }

    /// Refuses to write where there is something that is neither a file nor a folder.
    ///
    /// - Throws: `PosixError.notAFile`, `RecoveryError.primitive`.
    func ensureNoDevice(_ path: FilePath) throws {
        guard let found = try files.status(of: path) else { return }
        guard [.regular, .directory].contains(found.kind) else {
            throw PrimitivesError.posix(.notAFile(path))
        }
    }

    /// Refuses to write into a folder that holds something.
    ///
    /// - Throws: `CommandError.folderNotEmpty`, `.notAFolder`, `.outputIsInput`,
    ///   `RecoveryError.primitive`.
    func ensureEmptyFolder(_ path: FilePath) throws {
        try ensure(output: path)
        guard let status = try files.status(of: path) else { return }
        guard status.kind == .directory else { throw CommandError.notAFolder(path) }
        guard try files.entries(of: path, limit: 1000).isEmpty else {
            throw CommandError.folderNotEmpty(path)
        }
    }
}
