import Formats
import Secrets

extension AgePlugin {
    /// How often a passphrase is asked for. The plugin leads this part of the talk, so that it may
    /// ask as often as it likes.
    private static let mostTries = 3

    /// What came of a passphrase.
    private struct Attempt {
        /// Whether it opened a file.
        var hasOpened = false
        /// Whether it was tried on a slot that it does not open.
        var isWrong = false
        /// Slots that could not be tried, of files that it did not open, and why.
        var untried: [(slot: Int, error: RecoveryError)] = []

        /// Whether another passphrase may do better.
        var mayBeMistyped: Bool { !hasOpened && isWrong }
    }

    /// A file's slots for passphrases, each with its number among all.
    private typealias File = (index: Int, slots: [(number: Int, slot: AgeSlot)])

    /// Opens what a passphrase opens, of the files that the client told of.
    func unwrap(_ request: AgePluginUnwrapping) throws(RecoveryError) {
        let isBad = try reportBad(request.identities, as: "identity", Problem.identity) {
            (text) throws(FormatError) in try AgePluginKey(parsingIdentity: text)
        }
        guard !isBad, !request.identities.isEmpty else { return }
        var files: [File] = []
        for file in request.files {
            if let slots = try slots(of: file), !slots.isEmpty { files.append((file.index, slots)) }
        }
        guard !files.isEmpty else { return }
        guard var passphrase = try passphrase(words.passphrase) else {
            return try report(.noPassphrase)
        }
        var attempt = try open(files, passphrase)
        for _ in 1..<Self.mostTries where attempt.mayBeMistyped {
            try tellThatNothingOpened()
            // A client without a person gives nothing, or the same again.
            guard let next = try self.passphrase(words.passphrase), next != passphrase else {
                return try report(attempt)
            }
            passphrase = next
            attempt = try open(files, passphrase)
        }
        if attempt.mayBeMistyped { try tellThatNothingOpened() }
        try report(attempt)
    }

    private func tellThatNothingOpened() throws(RecoveryError) {
        let text = SecretBytes(copying: Array(words.nothingOpened.utf8))
        try connection.ask(AgePluginMessage("msg", body: text))
    }

    /// Says which slots could not be tried.
    private func report(_ attempt: Attempt) throws(RecoveryError) {
        for (slot, error) in attempt.untried { try report(.untried(slot: slot, error)) }
    }

    /// Sends the keys of the files that a passphrase opens. A slot that this machine cannot try holds
    /// back none that opens.
    private func open(
        _ files: [File],
        _ passphrase: SecretBytes
    ) throws(RecoveryError) -> Attempt {
        var attempt = Attempt()
        for file in files {
            var untried: [(slot: Int, error: RecoveryError)] = []
            var key: SecretBytes?
            for (number, slot) in file.slots where key == nil {
                do throws(RecoveryError) {
                    key = try FileKey(unwrapping: slot, with: passphrase)?.bytes
                    if key == nil { attempt.isWrong = true }
                } catch {
                    untried.append((number, error))
                }
            }
            if let key {
                try connection.ask(AgePluginMessage("file-key", [String(file.index)], body: key))
                attempt.hasOpened = true
            } else {
                attempt.untried += untried
            }
        }
        return attempt
    }

    /// A file's slots for passphrases; nil where one of them is not what it has to be.
    private func slots(
        of file: AgePluginUnwrapping.File
    ) throws(RecoveryError) -> [(number: Int, slot: AgeSlot)]? {
        var slots: [(number: Int, slot: AgeSlot)] = []
        var isRight = true
        for (number, stanza) in file.stanzas.enumerated() {
            do throws(FormatError) {
                if let slot = try AgeSlot(passphrase: stanza, after: slots.count, at: number) {
                    slots.append((number, slot))
                }
            } catch {
                isRight = false
                let place = ["stanza", String(file.index), String(number)]
                try report(.stanza(error), place)
            }
        }
        return isRight ? slots : nil
    }
}
