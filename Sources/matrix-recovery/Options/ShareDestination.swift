internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// Where shares go: a file each, or standard output one after the other.
struct ShareDestination: ParsableArguments {
    @Option(
        name: [.customLong("directory"), .customShort("C")],
        help: ArgumentHelp(
            "Write each share to a file in a folder, which must be new or empty.",
            valueName: "folder"
        ),
        completion: .directory,
        transform: namedPath
    )
    var directory: String?

    @Flag(help: "Write the shares to standard output, one after the other.")
    var reveal = false

    func validate(beside output: OutputOptions) throws {
        if directory == nil, !reveal {
            throw ValidationError("name a folder with --directory, or add --reveal")
        }
        if directory != nil, reveal {
            throw ValidationError("--directory and --reveal exclude each other")
        }
        if reveal, output.json {
            throw ValidationError(
                "--reveal writes the shares and nothing else, and does not go with --json"
            )
        }
    }

    /// Refuses what cannot be written before anyone is asked for a key.
    ///
    /// - Throws: `CommandError.folderNotEmpty`, `.notAFolder`, `.outputIsInput`.
    func prepare(in context: Context) throws {
        if let directory { try context.ensureEmptyFolder(FilePath(directory)) }
    }

    /// Writes the shares, all of them or none.
    ///
    /// - Throws: what `prepare` and `ShareText` throw; `PrimitivesError.posix`.
    func write(
        _ shares: [Slip39Share],
        of key: OfferedKey,
        in context: Context,
        _ output: OutputOptions
    ) throws {
        try prepare(in: context)
        let texts = try shares.map { try ShareText($0, of: shares.count, key).encoded }
        guard let directory else {
            for text in texts { try context.output.write(text) }
            return
        }
        let paths = try write(texts, to: FilePath(directory))
        let report = SplitReport(
            folder: FilePath(directory),
            files: paths,
            first: shares[0],
            keyID: key.proved?.key.id
        )
        try context.show(report, as: output)
    }

    private func write(
        _ texts: [SecretBytes],
        to folder: FilePath
    ) throws(PrimitivesError) -> [FilePath] {
        let written = WrittenFiles()
        let cleanup = Interruption.onInterruption { written.removeAll() }
        defer { cleanup.cancel() }
        let isNew = try Files.status(of: folder) == nil
        var paths: [FilePath] = []
        do {
            try Files.makeFolder(folder)
            if isNew { written.addFolder(folder) }
            for (number, text) in texts.enumerated() {
                let path = folder.appending("share-\(number + 1).txt")
                let file = try AtomicFile(for: path)
                try file.write(text)
                try file.commit(.keep) { written.add(path) }
                paths.append(path)
            }
            return paths
        } catch {
            written.removeAll()
            throw error
        }
    }
}
