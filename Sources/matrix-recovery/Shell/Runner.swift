internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// Takes a command line to an exit status; the one place where errors end.
struct Runner {
    let context: Context

    /// Runs what the words of the command line say.
    ///
    /// - Parameter words: nil for each that is not UTF-8. To go on without it, or with its bytes
    ///   replaced, could be to read or write another file than the one that is meant. Nil altogether
    ///   where nobody knows them, which is not the same as none.
    func run(_ words: [String?]?) async -> ExitStatus {
        guard let words else { return report(.commandLineUnknown, asJSON: false) }
        let arguments = words.compactMap(\.self)
        if let index = words.firstIndex(of: nil) {
            let error = CommandError.argumentNotText(index + 1)
            return report(Diagnosis(of: error), asJSON: arguments.contains("--json"))
        }
        do {
            var command = try MatrixRecovery.parseAsRoot(arguments)
            var status = ExitStatus.done
            if let command = command as? any RecoveryCommand {
                try context.inputs.add(named: command.inputs)
                status = try await command.run(in: context)
            } else {
                try command.run()
            }
            try context.output.flush()
            return status
        } catch let error as any Diagnosable {
            return report(Diagnosis(of: error), asJSON: arguments.contains("--json"))
        } catch {
            return reportParsing(Self.cause(of: error, arguments), arguments)
        }
    }

    /// What is wrong with a command line. Where a command is not known, neither is its `--json`,
    /// which the parser then complains about first.
    private static func cause(of error: any Error, _ arguments: [String]) -> any Error {
        guard MatrixRecovery.message(for: error).contains("'--json'") else { return error }
        do {
            _ = try MatrixRecovery.parseAsRoot(arguments.filter { $0 != "--json" })
            return error
        } catch let other {
            return MatrixRecovery.exitCode(for: other) == .validationFailure ? other : error
        }
    }

    /// Says why it did not go on, in words on standard error and, when asked, in JSON as the
    /// result.
    private func report(_ diagnosis: Diagnosis, asJSON: Bool) -> ExitStatus {
        if diagnosis.isQuiet { return diagnosis.status }
        context.messages.error(diagnosis.message)
        for hint in diagnosis.hints { context.messages.hint(hint) }
        if asJSON {
            context.output.discard()
            let error = context.keyNotes.added(to: diagnosis.json)
            try? context.output.write(JSONText.pretty(error) + "\n")
        }
        try? context.output.flush()
        return diagnosis.status
    }

    /// What the parser of the command line ends with: help and the like, or a usage error.
    private func reportParsing(_ error: any Error, _ arguments: [String]) -> ExitStatus {
        let asJSON = arguments.contains("--json")
        let text = MatrixRecovery.fullMessage(for: error)
        switch MatrixRecovery.exitCode(for: error) {
        case .success:
            return show(text)
        case .validationFailure:
            return report(.usage(MatrixRecovery.message(for: error), help: text), asJSON: asJSON)
        default:
            return report(.unexpected(String(describing: error)), asJSON: asJSON)
        }
    }

    private func show(_ text: String) -> ExitStatus {
        do throws(PrimitivesError) {
            try context.output.write(text.hasSuffix("\n") ? text : text + "\n")
            try context.output.flush()
            return .done
        } catch {
            return report(Diagnosis(of: error), asJSON: false)
        }
    }
}
