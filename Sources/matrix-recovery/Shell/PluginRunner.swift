internal import Primitives
internal import Recovery

/// The program as the plugin of age that it is when called by the plugin's name.
struct PluginRunner {
    /// The name that age calls it by.
    static let name = "age-plugin-argon2"
    private static let option = "--age-plugin="

    let context: Context

    /// Talks with the age client that started it, over standard input and output.
    ///
    /// - Parameter words: nil for each that is not UTF-8, nil altogether where nobody knows them.
    func run(_ words: [String?]?) -> ExitStatus {
        do {
            let machine = try machine(words)
            let connection = AgePluginConnection(context.input, FileDescriptor.standardOutput)
            try AgePlugin(connection, .spoken).run(machine)
            return .done
        } catch let error as any Diagnosable {
            return report(Diagnosis(of: error))
        } catch {
            return report(.unexpected(String(describing: error)))
        }
    }

    private func machine(_ words: [String?]?) throws -> AgePlugin.Machine {
        guard let words, words.count == 1, let word = words[0], word.hasPrefix(Self.option) else {
            throw CommandError.notCalledByAge(machine: nil)
        }
        let name = String(word.dropFirst(Self.option.count))
        guard let machine = AgePlugin.Machine(rawValue: name) else {
            throw CommandError.notCalledByAge(machine: name)
        }
        return machine
    }

    private func report(_ diagnosis: Diagnosis) -> ExitStatus {
        context.messages.error(diagnosis.message)
        for hint in diagnosis.hints { context.messages.hint(hint) }
        return diagnosis.status
    }
}
