internal import Formats
internal import Primitives
internal import Recovery

/// A change of an archive's slots as the command line asks for it.
struct SlotRewriting {
    let archive: ArchiveArgument
    let keys: OpenKeySources
    let destination: ArchiveDestination

    /// Opens the header, changes it and writes the archive.
    ///
    /// - Parameter removed: which slots go, counted from 0, given the one that was opened.
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    func run(
        adding recipients: SealKeySources?,
        in context: Context,
        _ output: OutputOptions,
        removing removed: (_ opened: Int) -> Set<Int>
    ) async throws -> ExitStatus {
        let given = try keys.read(in: context)
        let place = try destination.place(
            for: archive.path,
            keys.signature,
            savingIdentityAt: recipients?.newIdentity,
            in: context
        )
        let (checked, header) = try await Progress.during("opening", in: context, output) { _ in
            let checked = try place.check(keys.signature.open(archive.path, in: context))
            return (
                checked, try context.openHeader(of: checked.file, at: archive.path, with: given)
            )
        }
        let gone = removed(header.openedSlot)
        let readers = try recipients?.read(for: place.path, in: context)
        let new = try await Progress.during("making the slots", in: context, output) { _ in
            try header.changed(removing: gone, adding: readers?.keys)
        }
        let older = gone.isEmpty ? nil : copies(of: header, opening: gone, place, in: context)
        try await Progress.during("writing", in: context, output) { _ in
            try context.rewrite(
                checked,
                from: header.header,
                to: new,
                place,
                savingIdentityOf: readers
            )
        }
        let slots = try AgeSlot.slots(of: new)
        let signature = place.signature(in: context)
        return try await context.show(output, with: place.parity) { parity in
            SlotReport(
                path: place.path,
                slots: slots,
                older: older,
                signature: signature,
                parity: parity
            )
        }
    }

    /// What lies beside the archive and still opens with one of the slots, or brings it back.
    private func copies(
        of header: OpenedHeader,
        opening gone: Set<Int>,
        _ place: ArchivePlace,
        in context: Context
    ) -> [FilePath] {
        let stanzas = gone.map { header.header.stanzas[$0] }
        let isReplaced = destination.file == nil
        let neighbours = context.neighbours(of: archive)
        if neighbours.isEmpty { return isReplaced ? [] : [archive.path] }
        let written = [place.path, place.parity.path]
        let copies = neighbours.filter { Self.has(one: stanzas, $0, context) }
        return neighbours.filter { path in
            // Not by what is there: another name of the old file keeps it.
            if written.contains(where: { Self.isName(path, of: $0) }) { return false }
            return copies.contains(path) || ([archive.path] + copies).contains(where: path.isParity)
        }
    }

    /// Whether a file is an archive with one of these stanzas.
    private static func has(one stanzas: [AgeStanza], _ path: FilePath, _ context: Context) -> Bool
    {
        guard (try? context.files.status(of: path))?.kind == .regular,
            let bytes = try? context.files.readPrefix(of: path, count: AgeArmor.longestPrefix),
            let header = try? AgeHeader(parsingFileOf: bytes)
        else { return false }
        return header.stanzas.contains(where: stanzas.contains)
    }

    private static func isName(_ path: FilePath, of other: FilePath) -> Bool {
        (try? Files.resolved(path) == Files.resolved(other)) == true
    }
}
