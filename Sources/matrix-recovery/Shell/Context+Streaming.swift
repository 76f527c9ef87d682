internal import Formats
internal import Primitives
internal import Recovery

extension Context {
    /// Seals an account into standard output. Nothing is read back: whoever takes the stream verifies
    /// it.
    ///
    /// A new identity is saved before anything goes out, and goes again where the archive has no end.
    ///
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    func stream(
        _ source: AccountSource,
        _ examination: Examination,
        _ readers: SealKeySources.Readers,
        as form: AgeForm,
        roomKeys: (any StreamedContent)? = nil
    ) throws -> ArchiveManifest {
        let contents = try contents(source, examination, roomKeys)
        let writer = try ArchiveWriter(contents, keys: readers.keys)
        let saved = try save(readers, for: nil, at: contents.created.seconds)
        do {
            let sink = StreamSink(.standardOutput)
            saved?.keepWhenInterrupted()
            let manifest = try form.write(to: sink) { (sink) throws(RecoveryError) in
                try writer.stream(to: sink)
            }
            saved?.markUsed()
            return manifest
        } catch RecoveryError.primitive(.posix(let error)) where error.isOfResult {
            saved?.remove()
            throw CommandError.archiveBrokenOff(error)
        } catch {
            saved?.remove()
            throw error
        }
    }

    /// Says what went to standard output, where nothing else may.
    func tell(
        ofStreamed manifest: ArchiveManifest,
        _ roomKeys: RoomKeysReport?,
        _ options: OutputOptions
    ) {
        guard !options.quiet else { return }
        var page = Page(width: width)
        page.line("sealed archive \(Escaping.text(manifest.id)), which was not read back")
        ManifestSummary(manifest).renderSecrets(on: &page)
        roomKeys?.render(on: &page)
        for line in page.text.split(separator: "\n") { messages.note(String(line)) }
    }
}

extension PosixError {
    /// Whether standard output was not written.
    fileprivate var isOfResult: Bool {
        if case .call(.write, path: nil, _) = self { true } else { false }
    }
}
