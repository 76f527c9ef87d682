internal import Formats
internal import Recovery

extension AgeFormatError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .notAge:
            malformed(
                "not_age",
                "this is no archive: it does not begin as an age file does",
                hints: ["name a file that 'matrix-recovery seal' wrote"]
            )
        case .armored:
            malformed(
                "age_armored",
                "this archive is in ASCII armor, which is not read here",
                hints: ["take the armor off with 'age -d … | age -r …', or with another age tool"]
            )
        case .version:
            malformed("age_version", "this archive is of a version of age that is not known")
        case .headerTruncated:
            Diagnosis(
                .damaged,
                "truncated",
                "the archive was cut short in its first lines",
                hints: ["use another copy of the archive"]
            )
        case .headerTooLarge, .tooManyStanzas, .tooManyPassphrases:
            Diagnosis(
                .refused,
                "age_limit",
                "nothing was opened: the archive's header is larger than any that is made in earnest"
            )
        case .headerLine(let line):
            malformed("age_header", "the archive's header is damaged in line \(line)")
        case .stanza(let index):
            malformed("age_header", "the archive's header is damaged in slot \(index + 1)")
        case .cost(let index):
            Diagnosis(
                .refused,
                "kdf_limit",
                "no passphrase was tried, because slot \(index + 1) of the archive asks for more "
                    + "work than any that is made in earnest"
            )
        case .scryptNotAlone:
            malformed(
                "age_scrypt",
                "nothing was opened: the archive's plain passphrase stands beside other slots"
            )
        case .bech32(let error):
            malformed("bech32", "this is no recipient or identity of age: \(error.words)")
        case .recipient(let line):
            malformed(
                "recipient",
                "line \(line) is no recipient",
                hints: ["a recipient begins with age1; plugins and SSH keys are not read here"]
            )
        case .identity(let line):
            malformed(
                "identity",
                "line \(line) is no identity",
                hints: ["an identity begins with AGE-SECRET-KEY-1"]
            )
        case .noKeys:
            malformed(
                "no_keys",
                "there is no recipient or identity in this file",
                hints: ["see whether it is the file that is meant"]
            )
        case .tooManyKeys:
            Diagnosis(.refused, "too_large", "there are too many recipients or identities")
        }
    }

    private func malformed(
        _ code: String,
        _ message: String,
        hints: [String] = []
    ) -> Diagnosis {
        Diagnosis(.malformed, code, message, hints: hints)
    }
}

extension Bech32Error {
    fileprivate var words: String {
        switch self {
        case .character(let position): "character \(position + 1) cannot stand in one"
        case .mixedCase: "it mixes capital and small letters"
        case .separator: "it is too short, or lacks its separating 1"
        case .checksum: "its checksum does not hold, so a character is wrong or missing"
        case .padding: "its length cannot be right"
        }
    }
}

extension ManifestError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .property(let name):
            malformed("the archive's manifest is not to be read: \(Escaping.text(name)) is wrong")
        case .format:
            malformed("this is no archive of an account: its manifest is of another kind")
        case .version(let version):
            Diagnosis(
                .malformed,
                "manifest_version",
                "this archive is of version \(version), which this program does not read",
                hints: ["use a newer matrix-recovery, or open it with age and tar"]
            )
        case .name(let name):
            malformed("the archive names a file \(Escaping.text(name)), which no archive may have")
        case .duplicateName(let name):
            malformed("the archive names \(Escaping.text(name)) twice")
        }
    }

    private func malformed(_ message: String) -> Diagnosis {
        Diagnosis(.malformed, "manifest", message)
    }
}

extension SealedError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .noRecipients:
            Diagnosis(
                .refused,
                "no_recipients",
                "nothing was sealed: nobody could open it",
                hints: ["add --recipient, --new-identity or --seal-passphrase-file"]
            )
        case .tooManyRecipients:
            Diagnosis(
                .refused,
                "too_many_recipients",
                "nothing was sealed: an archive takes \(SealKeys.mostRecipients) recipients and "
                    + "\(SealKeys.mostPassphrases) passphrases"
            )
        case .noMatchingKey(let counts):
            Diagnosis(
                .wrongKey,
                "wrong_key",
                "nothing was opened: no key given opens the archive",
                hints: ["it opens with \(counts.words)"]
            )
        case .headerMAC:
            damaged("header_mac", "the key is right, but the archive's header was changed")
        case .truncated(let have, let expected):
            damaged("truncated", Self.truncation(have, expected))
        case .chunk(let index):
            damaged("chunk", "chunk \(index) of the archive does not authenticate")
        case .trailingData:
            damaged("trailing_data", "there is something behind the archive's end")
        case .notAnArchive:
            Diagnosis(
                .malformed,
                "not_an_archive",
                "the file opens, but holds something else than an archive of an account",
                hints: ["open it with 'age -d'"]
            )
        case .entry(let name, let fault):
            fault.diagnosis(name: Escaping.text(name))
        case .sourceChanged(let name):
            Diagnosis(
                .refused,
                "changed_meanwhile",
                "nothing was sealed: what was to become \(Escaping.text(name)) changed meanwhile",
                hints: ["run the same command again"]
            )
        }
    }

    private func damaged(_ code: String, _ message: String) -> Diagnosis {
        Diagnosis(.damaged, code, message, hints: ["use another copy of the archive"])
    }

    private static func truncation(_ have: UInt64, _ expected: UInt64?) -> String {
        guard let expected else { return "the archive was cut short: it has only \(have) bytes" }
        return "the archive was cut short: it has \(have) of \(expected) bytes"
    }
}

extension SealedError.SlotCounts {
    fileprivate var words: String {
        let parts = [
            (recipients, "an identity", "any of \(recipients) identities"),
            (passphrases, "a passphrase", "any of \(passphrases) passphrases"),
            (unknown, "a key of another kind", "keys of other kinds"),
        ]
        let kinds = parts.filter { $0.0 > 0 }.map { $0.0 == 1 ? $0.1 : $0.2 }
        return kinds.isEmpty ? "nothing" : kinds.joined(separator: ", or ")
    }
}

extension SealedError.EntryFault {
    fileprivate func diagnosis(name: String) -> Diagnosis {
        switch self {
        case .misplaced:
            Diagnosis(.damaged, "entry_misplaced", "\(name) is not where the manifest says")
        case .size:
            Diagnosis(.damaged, "entry_size", "\(name) has not the size that the manifest says")
        case .digest:
            Diagnosis(.damaged, "entry_digest", "\(name) is not what the manifest vouches for")
        case .tooLarge:
            Diagnosis(.refused, "too_large", "\(name) is too large")
        case .content:
            Diagnosis(.malformed, "entry_content", "\(name) lacks what its kind must have")
        }
    }
}
