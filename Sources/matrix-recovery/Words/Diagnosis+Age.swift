internal import Formats

extension AgeFormatError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .notAge:
            malformed(
                "not_age",
                "this is no archive: it does not begin as an age file does",
                hints: ["name a file that 'matrix-recovery seal' wrote"]
            )
        case .armorLine(let line):
            malformed(
                "age_armor",
                "the archive's armor is damaged in line \(line)",
                hints: ["use another copy of the archive; nothing may be wrapped or indented anew"]
            )
        case .armorTruncated:
            Diagnosis(
                .damaged,
                "truncated",
                "the archive was cut short: its armor does not end",
                hints: [.anotherCopy]
            )
        case .armorTrailing:
            Diagnosis(
                .damaged,
                "trailing_data",
                "there is something behind the archive's end",
                hints: ["take away what follows the line -----END AGE ENCRYPTED FILE-----"]
            )
        case .version:
            malformed("age_version", "this archive is of a version of age that is not known")
        case .headerTruncated:
            Diagnosis(
                .damaged,
                "truncated",
                "the archive was cut short in its first lines",
                hints: [.anotherCopy]
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
            malformed(
                "bech32",
                "a recipient or identity is mistyped or cut short: \(error.words)",
                hints: ["copy it again, the whole of it"]
            )
        case .mistyped(let line, let error):
            malformed(
                "bech32",
                "what is in line \(line) is mistyped or cut short: \(error.words)",
                hints: ["copy the line again, the whole of it"]
            )
        case .recipient(let line):
            malformed(
                "recipient",
                "line \(line) is no recipient",
                hints: [
                    "a recipient begins with age1, in small letters; plugins and SSH keys are not "
                        + "read here"
                ]
            )
        case .identity(let line):
            malformed(
                "identity",
                "line \(line) is no identity",
                hints: ["an identity begins with AGE-SECRET-KEY-1, in capitals"]
            )
        case .noKeys:
            malformed(
                "no_keys",
                "there is no recipient or identity in this file",
                hints: ["see whether it is the file that is meant"]
            )
        case .lines(let error): error.diagnosis
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
