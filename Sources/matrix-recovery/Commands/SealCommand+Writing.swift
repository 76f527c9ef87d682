internal import Formats
internal import Primitives
internal import Recovery

extension SealCommand {
    /// Seals to standard output.
    func stream(
        _ source: AccountSource,
        _ examination: Examination,
        hasKey: Bool,
        in context: Context
    ) async throws -> ExitStatus {
        let readers = try recipients.read(for: nil, in: context)
        let manifest = try await Progress.during("sealing", in: context, output) { _ in
            try context.stream(source, examination, readers, as: form.form)
        }
        context.tell(ofStreamed: manifest, output)
        return status(of: manifest, hasKey: hasKey)
    }

    /// Seals into a file, and makes its parity file.
    func write(
        _ source: AccountSource,
        _ examination: Examination,
        hasKey: Bool,
        in context: Context
    ) async throws -> ExitStatus {
        let path = FilePath(archive)
        let percent = parity.parity
        let parity = try ParityPlan(for: path, percent: percent, .new, force, in: context)
        let place = try ArchivePlace(
            new: path,
            force,
            signer: signing.read(in: context),
            parity: parity
        )
        let readers = try recipients.read(for: path, in: context)
        let manifest = try await Progress.during("sealing", in: context, output) { _ in
            try context.seal(source, examination, readers, place, as: form.form)
        }
        let signature = place.signature(in: context)
        let status = status(of: manifest, hasKey: hasKey)
        return try await context.show(output, with: parity, endingWith: status) {
            SealReport(path: path, manifest: manifest, signature: signature, parity: $0)
        }
    }

    private func status(of manifest: ArchiveManifest, hasKey: Bool) -> ExitStatus {
        !hasKey || manifest.missingSecrets.isEmpty ? .done : .findings
    }
}
