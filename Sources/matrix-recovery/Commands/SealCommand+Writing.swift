internal import Formats
internal import Primitives
internal import Recovery

extension SealCommand {
    /// Seals to standard output.
    func stream(
        _ source: AccountSource,
        _ examination: Examination,
        entered: [EnteredKey],
        in context: Context
    ) async throws -> ExitStatus {
        let gathered = try await roomKeys.gather(
            source,
            examination,
            entered: entered,
            for: nil,
            in: context,
            output
        )
        let readers = try sealing.recipients.read(for: nil, in: context)
        let manifest = try await Progress.during("sealing", in: context, output) { _ in
            try context.stream(
                source,
                examination,
                readers,
                as: sealing.form.form,
                roomKeys: gathered?.content()
            )
        }
        context.tell(ofStreamed: manifest, gathered.map(report), output)
        context.warn(of: gathered)
        return status(of: manifest, gathered, hasKey: !entered.isEmpty)
    }

    /// Seals into a file, and makes its parity file.
    func write(
        _ source: AccountSource,
        _ examination: Examination,
        entered: [EnteredKey],
        in context: Context
    ) async throws -> ExitStatus {
        let path = FilePath(archive)
        let place = try sealing.place(at: path, force, in: context)
        let gathered = try await roomKeys.gather(
            source,
            examination,
            entered: entered,
            for: path,
            in: context,
            output
        )
        let readers = try sealing.recipients.read(for: path, in: context)
        let manifest = try await Progress.during("sealing", in: context, output) { _ in
            try context.seal(
                source,
                examination,
                readers,
                place,
                as: sealing.form.form,
                roomKeys: gathered?.content()
            )
        }
        let signature = place.signature(in: context)
        context.warn(of: gathered)
        let status = status(of: manifest, gathered, hasKey: !entered.isEmpty)
        return try await context.show(output, with: place.parity, endingWith: status) {
            SealReport(
                path: path,
                manifest: manifest,
                signature: signature,
                parity: $0,
                roomKeys: gathered.map(report)
            )
        }
    }

    private func report(_ gathered: RoomKeyGathering) -> RoomKeysReport {
        RoomKeysReport(
            .sealed,
            gathered.tally,
            contradictions: gathered.contradictingRooms,
            written: gathered.count
        )
    }

    private func status(
        of manifest: ArchiveManifest,
        _ gathered: RoomKeyGathering?,
        hasKey: Bool
    ) -> ExitStatus {
        if hasKey, !manifest.missingSecrets.isEmpty { return .findings }
        return gathered?.isWhole ?? true ? .done : .findings
    }
}
