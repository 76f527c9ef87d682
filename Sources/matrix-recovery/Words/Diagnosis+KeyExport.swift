internal import Formats
internal import Recovery

extension KeyExportError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .header:
            Diagnosis(
                .malformed,
                "export_header",
                "this is no key export: the line -----BEGIN MEGOLM SESSION DATA----- is missing",
                hints: ["see whether it is the file that a client exported room keys to"]
            )
        case .trailer:
            Diagnosis(
                .malformed,
                "export_trailer",
                "the key export is empty: nothing that can be read follows its first line",
                hints: ["export the room keys again, or use another copy"]
            )
        case .base64(let offset):
            Diagnosis(
                .malformed,
                "export_base64",
                "the key export is damaged: what stands at byte \(offset) cannot stand in one",
                hints: ["use another copy", .salvage]
            )
        case .tooShort:
            Diagnosis(
                .malformed,
                "export_too_short",
                "the key export is damaged: it is too short to hold anything",
                hints: ["export the room keys again, or use another copy"]
            )
        case .truncated:
            Diagnosis(
                .damaged,
                "truncated",
                "the key export was cut short at its very beginning",
                hints: ["get the whole file again"]
            )
        case .version(let version):
            Diagnosis(
                .malformed,
                "export_version",
                "this key export is of version \(version), and only version 1 is known"
            )
        }
    }
}

extension KeyExportRefusal: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .wrongPassphrase:
            Diagnosis(
                .wrongKey,
                "wrong_passphrase",
                "nothing was opened: the passphrase is not that of the key export, or the file "
                    + "is damaged",
                hints: [
                    "give the passphrase that was chosen for the export, not that of the account"
                ]
            )
        case .truncated(passphraseFits: false):
            Diagnosis(
                .damaged,
                "truncated",
                "nothing was opened: the end of the key export is missing, or the passphrase is "
                    + "another",
                hints: ["get the whole file again", .salvage]
            )
        case .truncated(passphraseFits: true):
            Diagnosis(
                .damaged,
                "truncated",
                "nothing was opened: the passphrase is right, and the key export was cut short",
                hints: ["get the whole file again", .salvage]
            )
        case .damaged:
            Diagnosis(
                .damaged,
                "export_damaged",
                "nothing was opened: the passphrase is right, and the key export is damaged",
                hints: ["use another copy", .salvage]
            )
        case .rounds(let count) where !KeyExportRounds.readable.contains(count):
            Diagnosis(
                .refused,
                "kdf_limit",
                "nothing was opened: the key export asks for \(count) rounds, which is no number from "
                    + "\(KeyExportRounds.readable.lowerBound) to "
                    + "\(KeyExportRounds.readable.upperBound)",
                hints: ["use another copy, and see where the file comes from"]
            )
        case .rounds(let count):
            Diagnosis(
                .refused,
                "kdf_limit",
                "not every passphrase was tried, because the key export asks for \(count) rounds "
                    + "for each",
                hints: ["give fewer passphrases, and see where the file comes from"]
            )
        }
    }
}

extension String {
    /// What to do with a key export that has no other copy.
    fileprivate static var salvage: String {
        "--salvage takes out what is left, without any proof that it is genuine"
    }
}
