internal import Formats
internal import Recovery

/// Words for storage keys.
enum KeyWords {
    /// That a key is the account's, but clients will not ask for it.
    static func notDefault(_ key: OfferedKey) -> String {
        let name = key.proved.map { " " + Escaping.text($0.key.id) } ?? ""
        return "key\(name) is not the account's default key"
    }

    /// What there is to say about a key, in short parts.
    static func describe(_ id: KeyID, in examination: Examination) -> [String] {
        let storage = examination.storage
        var parts: [String] = []
        if id == storage.defaultKey.effective { parts.append("default") }
        guard let description = storage.description(of: id) else {
            return parts + ["no description"] + proof(of: id, in: examination)
        }
        if let name = description.name { parts.append("named “\(Escaping.text(name))”") }
        parts.append(short(description.algorithm))
        if description.passphrase.derivation != nil {
            let rounds = rounds(of: description).map { "with \($0) rounds" }
            parts.append("passphrase " + (rounds ?? "of a kind not known"))
        }
        if examination.account.masterSignature(on: description) == .valid {
            parts.append("signed by the master key")
        }
        return parts + proof(of: id, in: examination)
    }

    /// How many rounds the derivation from a passphrase takes, if there is one and it is known.
    static func rounds(of description: KeyDescription) -> Int64? {
        description.passphrase.derivation.flatMap { info in
            info.algorithm == PassphraseInfo.pbkdf2 ? info.iterations : nil
        }
    }

    /// The algorithm without what all algorithms' names begin with.
    static func short(_ algorithm: StorageAlgorithm?) -> String {
        switch algorithm {
        case .aesHMACSHA2?: "aes-hmac-sha2"
        case .curve25519AESSHA2?: "curve25519-aes-sha2"
        case let other?: Escaping.text(other.rawValue)
        case nil: "no algorithm"
        }
    }

    /// What the master key's signature is worth, for programs.
    static func code(of verdict: SignatureVerdict) -> String {
        switch verdict {
        case .valid: "valid"
        case .invalid: "invalid"
        case .absent: "absent"
        }
    }

    /// How a key was proved, for programs.
    static func code(of proof: KeyProof) -> String {
        switch proof {
        case .keyCheck: "key_check"
        case .publicKey: "public_key"
        case .openedSecret: "opened_secret"
        }
    }

    /// How a key was proved, for people.
    static func words(for proof: KeyProof) -> String {
        switch proof {
        case .keyCheck: "proved by its key check"
        case .publicKey: "proved by its public key"
        case .openedSecret(let type): "proved by opening \(Escaping.text(type.rawValue))"
        }
    }

    private static func proof(of id: KeyID, in examination: Examination) -> [String] {
        guard let proved = examination.matrix.keys.first(where: { $0.key.id == id }) else {
            return ["not at hand"]
        }
        return [words(for: proved.proof)]
    }
}

/// Words for one secret under one key.
enum CellWords {
    /// For people.
    static func word(for cell: StorageMatrix.Cell) -> String {
        switch cell {
        case .opens: "opens"
        case .passthrough: "is the key"
        case .damaged: "DAMAGED"
        case .malformed: "MALFORMED"
        case .unsupported: "unknown form"
        case .otherKey: "sealed"
        case .unknownKey: "sealed"
        }
    }

    /// For programs.
    static func code(of cell: StorageMatrix.Cell) -> String {
        switch cell {
        case .opens: "opens"
        case .passthrough: "passthrough"
        case .damaged: "damaged"
        case .malformed: "malformed"
        case .unsupported: "unsupported"
        case .otherKey: "other_key"
        case .unknownKey: "unknown_key"
        }
    }
}
