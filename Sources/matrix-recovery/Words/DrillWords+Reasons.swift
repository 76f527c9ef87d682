internal import Formats
internal import Recovery

extension DrillCheck.Reason {
    /// Why nothing tells, behind a colon.
    var words: String {
        switch self {
        case .valueMissing: "no value is at hand"
        case .noIdentity: "no published identity is at hand"
        case .identityUnreadable: "the published identity cannot be read"
        case .notPublished: "the published identity does not show that key"
        case .noBackup(let key): "no key backup is at hand; its public key is \(Base64.encode(key))"
        case .olderBackup(let key):
            "this older version has another public key, \(Base64.encode(key))"
        case .noPublicKey: "the version says no public key"
        case .noRows: "they were not sealed with it"
        case .keyNotAtHand: "no key that was given or opened fits"
        case .unknownAlgorithm: "its algorithm is not known"
        }
    }

    /// The name for programs.
    var code: String {
        switch self {
        case .valueMissing: "value_missing"
        case .noIdentity: "no_identity"
        case .identityUnreadable: "identity_unreadable"
        case .notPublished: "not_published"
        case .noBackup: "no_backup"
        case .olderBackup: "older_backup"
        case .noPublicKey: "no_public_key"
        case .noRows: "no_rows"
        case .keyNotAtHand: "key_not_at_hand"
        case .unknownAlgorithm: "unknown_algorithm"
        }
    }

    /// The public keys that belong to it, for programs.
    var keys: [(ExactText, JSONValue)] {
        switch self {
        case .noBackup(let key): [("public_key", .string(Base64.encode(key)))]
        case .olderBackup(let key): [("expected_public_key", .string(Base64.encode(key)))]
        case .valueMissing, .noIdentity, .identityUnreadable, .notPublished, .noPublicKey, .noRows,
            .keyNotAtHand, .unknownAlgorithm:
            []
        }
    }
}

extension DrillCheck.Failure {
    /// Why it does not hold, behind a colon.
    var words: String {
        switch self {
        case .missing: "it is MISSING"
        case .malformed: "it is malformed"
        case .mismatch(let expected, let found):
            "published is \(Base64.encode(expected)), and at hand is the private key of "
                + Base64.encode(found)
        case .signature: "the signature is missing or does not hold"
        case .keyCheck: "its key check is another key's"
        case .damaged: "it is damaged under a key that is at hand"
        case .differs: "it comes out as something else"
        case .unopened(let count, let all): "\(count) of \(all) do not"
        }
    }

    /// The name for programs.
    var code: String {
        switch self {
        case .missing: "missing"
        case .malformed: "malformed"
        case .mismatch: "mismatch"
        case .signature: "signature"
        case .keyCheck: "key_check"
        case .damaged: "damaged"
        case .differs: "differs"
        case .unopened: "unopened"
        }
    }

    /// What belongs to it, for programs.
    var facts: [(ExactText, JSONValue)] {
        switch self {
        case .unopened(let count, let all):
            [("count", .integer(Int64(count))), ("of", .integer(Int64(all)))]
        case .mismatch(let expected, let found):
            [
                ("expected_public_key", .string(Base64.encode(expected))),
                ("found_public_key", .string(Base64.encode(found))),
            ]
        case .missing, .malformed, .signature, .keyCheck, .damaged, .differs: []
        }
    }
}
