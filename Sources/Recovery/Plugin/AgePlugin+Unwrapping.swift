import Formats
import Secrets

extension AgePlugin {
    /// How often a passphrase is asked for. The plugin leads this part of the talk, so that it may
    /// ask as often as it likes.
    private static let mostTries = 3

    /// What came of a passphrase.
    private enum Outcome {
        /// It opened a file, or there was a problem that another one has as well.
        case final
        /// It opened nothing.
        case wrong
    }

    /// Opens what a passphrase opens, of the files that the client told of.
    func unwrap(_ request: AgePluginUnwrapping) throws(RecoveryError) {
        let isBad = try reportBad(request.identities, as: "identity", Problem.identity) {
            (text) throws(FormatError) in try AgePluginKey(parsingIdentity: text)
        }
        guard !isBad, !request.identities.isEmpty else { return }
        var files: [(index: Int, slots: [AgeSlot])] = []
        for file in request.files {
            if let slots = try slots(of: file), !slots.isEmpty { files.append((file.index, slots)) }
        }
        guard !files.isEmpty else { return }
        guard var passphrase = try passphrase(words.passphrase) else {
            return try report(.noPassphrase)
        }
        var tries = 1
        while case .wrong = try open(files, passphrase) {
            let text = SecretBytes(copying: Array(words.nothingOpened.utf8))
            try connection.ask(AgePluginMessage("msg", body: text))
            // A client without a person gives nothing, or the same again.
            guard tries < Self.mostTries, let next = try self.passphrase(words.passphrase),
                next != passphrase
            else { return }
            passphrase = next
            tries += 1
        }
    }

    /// Sends the keys of the files that a passphrase opens.
    private func open(
        _ files: [(index: Int, slots: [AgeSlot])],
        _ passphrase: SecretBytes
    ) throws(RecoveryError) -> Outcome {
        var outcome = Outcome.wrong
        for file in files {
            guard let key = try key(of: file.slots, passphrase, &outcome) else { continue }
            try connection.ask(AgePluginMessage("file-key", [String(file.index)], body: key))
            outcome = .final
        }
        return outcome
    }

    /// A file's slots for passphrases; nil where one of them is not what it has to be.
    private func slots(of file: AgePluginUnwrapping.File) throws(RecoveryError) -> [AgeSlot]? {
        var slots: [AgeSlot] = []
        var isRight = true
        for (number, stanza) in file.stanzas.enumerated() {
            do throws(FormatError) {
                if let slot = try AgeSlot(passphrase: stanza, after: slots.count, at: number) {
                    slots.append(slot)
                }
            } catch {
                isRight = false
                let place = ["stanza", String(file.index), String(number)]
                try report(.stanza(error), place)
            }
        }
        return isRight ? slots : nil
    }

    /// The key of a file; a slot that this machine cannot try holds back none that opens, and is
    /// reported where none does.
    private func key(
        of slots: [AgeSlot],
        _ passphrase: SecretBytes,
        _ outcome: inout Outcome
    ) throws(RecoveryError) -> SecretBytes? {
        var problem: RecoveryError?
        for slot in slots {
            do throws(RecoveryError) {
                if let key = try FileKey(unwrapping: slot, with: passphrase) { return key.bytes }
            } catch {
                problem = error
            }
        }
        guard let problem else { return nil }
        outcome = .final
        try report(.derivation(problem))
        return nil
    }
}
