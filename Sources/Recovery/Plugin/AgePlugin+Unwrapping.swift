import Formats
import Secrets

extension AgePlugin {
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
        guard let passphrase = try passphrase(words.passphrase) else {
            return try report(.noPassphrase)
        }
        var hasOpened = false
        for file in files {
            guard let key = try key(of: file.slots, passphrase) else { continue }
            hasOpened = true
            try connection.ask(AgePluginMessage("file-key", [String(file.index)], body: key))
        }
        guard !hasOpened else { return }
        try connection.ask(
            AgePluginMessage("msg", body: SecretBytes(copying: Array(words.nothingOpened.utf8)))
        )
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

    private func key(
        of slots: [AgeSlot],
        _ passphrase: SecretBytes
    ) throws(RecoveryError) -> SecretBytes? {
        for slot in slots {
            do throws(RecoveryError) {
                if let key = try FileKey(unwrapping: slot, with: passphrase) { return key.bytes }
            } catch {
                try report(.derivation(error))
            }
        }
        return nil
    }
}
