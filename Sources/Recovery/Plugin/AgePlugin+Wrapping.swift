import Formats
import Primitives
import Secrets

extension AgePlugin {
    /// Makes a slot for a new passphrase, in each file and for each recipient and identity.
    func wrap(_ request: AgePluginWrapping) throws(RecoveryError) {
        let isBad = try reportBad(request.recipients, as: "recipient", Problem.recipient) {
            (text) throws(FormatError) in try AgePluginKey(parsingRecipient: text)
        }
        let isOther = try reportBad(request.identities, as: "identity", Problem.identity) {
            (text) throws(FormatError) in try AgePluginKey(parsingIdentity: text)
        }
        guard !isBad, !isOther else { return }
        let keys = request.fileKeys.compactMap { FileKey(given: $0) }
        guard keys.count == request.fileKeys.count else { return try report(.fileKey) }
        let costs = request.costs
        guard !costs.isEmpty, !keys.isEmpty else { return }
        guard let passphrase = try passphrase(words.newPassphrase) else {
            return try report(.noPassphrase)
        }
        guard try self.passphrase(words.again) == passphrase else {
            return try report(.passphrasesDiffer)
        }
        var stanzas: [(file: Int, stanza: AgeStanza)] = []
        do throws(PrimitivesError) {
            for (file, key) in keys.enumerated() {
                for cost in costs {
                    guard let stanza = try key.slot(for: passphrase, cost).stanza else { continue }
                    stanzas.append((file, stanza))
                }
            }
        } catch {
            return try report(.derivation(.primitive(error)))
        }
        try send(stanzas)
    }

    private func send(_ stanzas: [(file: Int, stanza: AgeStanza)]) throws(RecoveryError) {
        for (file, stanza) in stanzas {
            let message = AgePluginMessage(
                "recipient-stanza",
                [String(file)] + stanza.arguments,
                body: SecretBytes(copying: stanza.body)
            )
            try connection.ask(message)
        }
    }
}
