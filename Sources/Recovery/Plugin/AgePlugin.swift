package import Formats
import Secrets

/// The age plugin `argon2`: opens and makes the slots of passphrases for an age client.
///
/// Spec: C2SP age-plugin. The client runs it once for a file and speaks first; after its `done` the
/// plugin asks and tells, and ends with `done` itself.
package struct AgePlugin {
    /// What the client wants of it.
    package enum Machine: String, CaseIterable, Sendable {
        /// File keys opened.
        case identity = "identity-v1"
        /// File keys wrapped.
        case recipient = "recipient-v1"
    }

    /// What is said to the person, through the client.
    package struct Words: Sendable {
        /// Asks for a passphrase.
        package let passphrase: String
        /// Asks for a new one.
        package let newPassphrase: String
        /// Asks for it again.
        package let again: String
        /// Says that a passphrase opened nothing.
        package let nothingOpened: String
        /// Says why something could not be done.
        package let problem: @Sendable (Problem) -> String

        /// These words.
        package init(
            passphrase: String,
            newPassphrase: String,
            again: String,
            nothingOpened: String,
            problem: @escaping @Sendable (Problem) -> String
        ) {
            self.passphrase = passphrase
            self.newPassphrase = newPassphrase
            self.again = again
            self.nothingOpened = nothingOpened
            self.problem = problem
        }
    }

    /// Why something could not be done.
    package enum Problem: Equatable, Sendable {
        /// Something else than an identity of this plugin.
        case identity(FormatError)
        /// Something else than a recipient of this plugin.
        case recipient(FormatError)
        /// A slot that is not what it has to be.
        case stanza(FormatError)
        /// A file key of another length than 16 bytes.
        case fileKey
        /// No passphrase was given, or an empty one.
        case noPassphrase
        /// A new passphrase was typed differently the second time.
        case passphrasesDiffer
        /// A derivation failed.
        case derivation(RecoveryError)
        /// A passphrase could not be tried on a slot, counted from 0.
        case untried(slot: Int, RecoveryError)
    }

    /// The most messages in which the client may say what it wants.
    private static let mostMessages = 4096

    let connection: AgePluginConnection
    let words: Words

    /// A plugin that talks in these words.
    package init(_ connection: AgePluginConnection, _ words: Words) {
        self.connection = connection
        self.words = words
    }

    /// Does what the client wants, to the end of the talk.
    ///
    /// - Throws: `RecoveryError.plugin`, `PrimitivesError.posix`.
    package func run(_ machine: Machine) throws(RecoveryError) {
        let messages = try firstPhase()
        switch machine {
        case .identity: try unwrap(AgePluginUnwrapping(messages))
        case .recipient: try wrap(AgePluginWrapping(messages))
        }
        try connection.tell(AgePluginMessage("done"))
    }

    /// Everything that the client says before its `done`.
    private func firstPhase() throws(RecoveryError) -> [AgePluginMessage] {
        var messages: [AgePluginMessage] = []
        while true {
            let message = try connection.next()
            if message.command == "done" { return messages }
            guard messages.count < Self.mostMessages else { throw .plugin(.malformed) }
            messages.append(message)
        }
    }
}

extension AgePlugin {
    /// Asks for a passphrase; nil where none is given.
    func passphrase(_ prompt: String) throws(RecoveryError) -> SecretBytes? {
        let body = SecretBytes(copying: Array(prompt.utf8))
        let answer = try connection.ask(AgePluginMessage("request-secret", body: body))
        return answer.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Says why something could not be done, and with what.
    func report(
        _ problem: Problem,
        _ place: [String] = ["internal"]
    ) throws(RecoveryError) {
        let body = SecretBytes(copying: Array(words.problem(problem).utf8))
        try connection.ask(AgePluginMessage("error", place, body: body))
    }

    /// Reports each text that is not what it is said to be; whether there were any.
    func reportBad(
        _ texts: [String],
        as kind: String,
        _ problem: (FormatError) -> Problem,
        _ parse: (String) throws(FormatError) -> AgePluginKey
    ) throws(RecoveryError) -> Bool {
        var isBad = false
        for (number, text) in texts.enumerated() {
            do throws(FormatError) {
                _ = try parse(text)
            } catch {
                isBad = true
                try report(problem(error), [kind, String(number)])
            }
        }
        return isBad
    }
}
