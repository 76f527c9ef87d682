internal import Formats
internal import Primitives
internal import Recovery

/// What became of an archive's parity file, as a part of a report.
struct ParityReport {
    let path: FilePath
    let outcome: ParityPlan.Outcome

    func render(on page: inout Page) {
        let name = Escaping.text(path)
        switch outcome {
        case .none: break
        case .removed:
            page.line("removed \(name), which was of the archive before")
        case .made(let written):
            let (count, size) = (written.layout.count, written.layout.sliceSize)
            page.line(
                written.recoveryCount < count
                    ? "wrote \(name), to rebuild any \(written.recoveryCount) of \(count) slices of "
                        + "\(size) bytes" : "wrote \(name), to rebuild all of it"
            )
        }
    }

    var json: JSONValue {
        guard case .made(let written) = outcome else { return .null }
        return JSONValue.object([
            ("file", .string(ExactText(utf8: path.bytes))),
            ("recovery_slices", .integer(Int64(written.recoveryCount))),
            ("slice_size", .integer(Int64(clamping: written.layout.sliceSize))),
            ("slices", .integer(Int64(written.layout.count))),
        ])
    }
}

extension Context {
    /// Makes the parity file of an archive that has its place, and shows the report of both. Where
    /// that fails, the archive is there all the same, and the report says so beside the error.
    ///
    /// - Throws: what `report` throws; `PrimitivesError.posix`, when standard output does not take it.
    func show(
        _ output: OutputOptions,
        with parity: ParityPlan,
        endingWith status: ExitStatus = .done,
        _ report: (ParityReport) throws -> some Renderable
    ) async throws -> ExitStatus {
        let outcome: ParityPlan.Outcome
        do {
            outcome = try await Progress.during("making the parity file", in: self, output) {
                try parity.write($0)
            }
        } catch let error as any Diagnosable {
            let report = try report(ParityReport(path: parity.path, outcome: .none))
            return try show(report, as: output, endingWith: parity.failure(error))
        }
        try show(report(ParityReport(path: parity.path, outcome: outcome)), as: output)
        return status
    }
}

extension ParityPlan {
    /// An error as it is told of an archive that is there, and for which nothing has to be done again.
    fileprivate func failure(_ error: any Diagnosable) -> any Diagnosable {
        switch error {
        case RecoveryError.primitive(let cause): CommandError.parityNotWritten(archive, cause)
        case let cause as PrimitivesError: CommandError.parityNotWritten(archive, cause)
        default: error
        }
    }
}
