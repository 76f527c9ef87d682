import Formats
import Primitives
import Secrets

/// What a client wants opened: the slots of files.
struct AgePluginUnwrapping {
    /// A file, as the client numbers it, with those of its stanzas that it told of.
    struct File {
        let index: Int
        var stanzas: [AgeStanza]
    }

    /// The identities, as text.
    private(set) var identities: [String] = []
    /// The files, in the order of their numbers.
    private(set) var files: [File] = []

    /// - Throws: `AgePluginError.malformed` for a message that lacks what belongs to it. Messages of
    ///   unknown kinds are passed over.
    init(_ messages: [AgePluginMessage]) throws(RecoveryError) {
        for message in messages {
            switch message.command {
            case "add-identity":
                guard message.arguments.count == 1 else { throw .plugin(.malformed) }
                identities.append(message.arguments[0])
            case "recipient-stanza":
                try add(message)
            default:
                continue
            }
        }
    }

    private mutating func add(_ message: AgePluginMessage) throws(RecoveryError) {
        let last = files.last?.index
        guard message.arguments.count >= 2, let index = Int(message.arguments[0]),
            index >= last ?? 0
        else { throw .plugin(.malformed) }
        let body = message.body.withBytes { $0.copied }
        let stanza = AgeStanza(arguments: Array(message.arguments.dropFirst()), body: body)
        if index == last {
            files[files.count - 1].stanzas.append(stanza)
        } else {
            files.append(File(index: index, stanzas: [stanza]))
        }
    }
}

/// What a client wants wrapped: file keys.
struct AgePluginWrapping {
    /// The recipients, as text.
    private(set) var recipients: [String] = []
    /// The identities, as text.
    private(set) var identities: [String] = []
    /// The file keys.
    private(set) var fileKeys: [SecretBytes] = []

    /// - Throws: `AgePluginError.malformed` for a message that lacks what belongs to it. Messages of
    ///   unknown kinds are passed over; that the client knows labels needs no answer, since these
    ///   slots have none.
    init(_ messages: [AgePluginMessage]) throws(RecoveryError) {
        for message in messages {
            switch message.command {
            case "add-recipient":
                guard message.arguments.count == 1 else { throw .plugin(.malformed) }
                recipients.append(message.arguments[0])
            case "add-identity":
                guard message.arguments.count == 1 else { throw .plugin(.malformed) }
                identities.append(message.arguments[0])
            case "wrap-file-key":
                fileKeys.append(message.body)
            default:
                continue
            }
        }
    }

    /// The costs of the slots to make, one for each recipient and identity that is one.
    var costs: [Argon2id.Cost] {
        let keys =
            recipients.compactMap { try? AgePluginKey(parsingRecipient: $0) }
            + identities.compactMap { try? AgePluginKey(parsingIdentity: $0) }
        return keys.map { key in
            guard let cost = key.cost else { return Argon2Profile.standard.cost }
            return Argon2id.Cost(
                memoryKiB: cost.memoryKiB,
                passes: cost.passes,
                lanes: cost.lanes
            )
        }
    }
}
