internal import Formats
internal import Recovery

// MARK: Shares of a key

extension Diagnosis {
    static var noShares: Diagnosis {
        Diagnosis(
            .usage,
            "no_shares",
            "nothing was combined, because no share was given",
            hints: ["give each with --share-file"]
        )
    }

    static func sharesHoldNoKey(_ bytes: Int) -> Diagnosis {
        Diagnosis(
            .refused,
            "key_has_no_text",
            "the shares hold a secret of \(bytes) bytes; a recovery key has 32",
            hints: ["see whether they are those of a wallet"]
        )
    }
}

extension ShareError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .none:
            malformed("share", "there is no share in this", "see whether it is what is meant")
        case .word(let position):
            malformed(
                "share_word",
                "word \(position) is none of the words that shares are made of",
                "look at it again: the first four letters of a word tell which one it is"
            )
        case .length(let words):
            malformed(
                "share_length",
                "this is no whole share: it has \(words) words, and those of a recovery key have 33",
                "see whether words are missing or there twice"
            )
        case .checksum:
            malformed(
                "share_checksum",
                "this share has a typing mistake: its last three words do not fit the others",
                "compare every word, and their order, with what is written down"
            )
        case .padding, .groupThreshold:
            malformed(
                "share",
                "this share is well spelt, but no program can have made it",
                "use another share of the set"
            )
        }
    }

    private func malformed(_ code: String, _ message: String, _ hint: String) -> Diagnosis {
        Diagnosis(.malformed, code, message, hints: [hint])
    }
}

extension SharesError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .anotherSet(let identifier, let expected):
            Diagnosis(
                .malformed,
                "share_of_another_set",
                identifier == expected
                    ? "these shares are of different sets, which both have the number \(expected)"
                    : "this share is of set \(identifier), and those before it of set \(expected)",
                hints: ["shares of one set begin with the same two words"]
            )
        case .sameNumber(let number):
            Diagnosis(
                .malformed,
                "share_twice",
                "two different shares both have the number \(number)",
                hints: ["one of them is of another set, or was tampered with; leave it out"]
            )
        case .inconsistent:
            Diagnosis(
                .malformed,
                "shares_differ",
                "these shares cannot be of one set: they differ in how many of them are needed",
                hints: ["one of them was tampered with; leave it out"]
            )
        case .tooFew(let missing):
            Diagnosis(
                .refused,
                "too_few_shares",
                missing.words,
                hints: ["find more shares of this set; fewer tell nothing of the key"]
            )
        case .digest:
            Diagnosis(
                .damaged,
                "shares_digest",
                "no key came of this: each share is well formed, but they do not fit together",
                hints: ["one of them is wrong; leave one out after the other, and use another"]
            )
        case .passphrase:
            Diagnosis(
                .malformed,
                "share_passphrase",
                "the passphrase of shares has no other characters than printable ASCII",
                hints: ["see whether it is that of the shares"]
            )
        case .cost(let exponent):
            Diagnosis(
                .refused,
                "kdf_limit",
                "the shares were not combined, because their encryption asks for \(10000 << exponent) "
                    + "rounds"
            )
        }
    }
}

extension MissingShares {
    /// What there is and what is needed.
    fileprivate var words: String {
        guard groupsNeeded > 1 else {
            guard let group = begun.first else { return "no share was given" }
            return group.words
        }
        let next = begun.first.map { "; of the next, \($0.words)" } ?? ""
        let verb = groups == 1 ? "is" : "are"
        return "\(groups) of \(groupsNeeded) groups of shares \(verb) complete" + next
    }
}

extension MissingShares.Group {
    fileprivate var words: String {
        let more = need - have
        return "\(have) of \(need) shares: \(more) more \(more == 1 ? "is" : "are") needed"
    }
}

extension MissingShares {
    /// What to do at the terminal where shares that are enough do not fit together.
    static let beginAgain =
        "one of them is wrong: type them again, with another share of the set in the place of one"

    /// What is asked at the terminal.
    var prompt: String {
        guard groupsNeeded == 1, let group = begun.first else { return "Share: " }
        return "Share \(group.have + 1) of \(group.need): "
    }
}
