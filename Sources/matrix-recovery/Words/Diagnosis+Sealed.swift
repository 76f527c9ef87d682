internal import Formats
internal import Recovery

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
        case .folderName(let name):
            malformed("the archive names \(Escaping.text(name)) as a file and as a folder")
        case .duplicateType(let type):
            malformed("the archive holds two events or secrets \(Escaping.text(type))")
        }
    }

    private func malformed(_ message: String) -> Diagnosis {
        Diagnosis(
            .malformed,
            "manifest",
            message,
            hints: ["use another copy of the archive, or look into it with 'age -d' and 'tar -t'"]
        )
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
                "nothing was sealed: an archive takes \(AgeHeader.mostStanzas) recipients and "
                    + "passphrases, and no more than \(AgeSlot.mostPassphrases) of these",
                hints: ["seal another archive to those that are left over"]
            )
        case .noSuchSlot(let index, let count):
            Diagnosis(
                .refused,
                "no_such_slot",
                "nothing was changed: there is no slot \(index &+ 1) among the archive's \(count)",
                hints: ["see them with 'matrix-recovery archive slot list'"]
            )
        case .lastSlot:
            Diagnosis(
                .refused,
                "last_slot",
                "nothing was changed: nobody could open the archive any more",
                hints: ["add another slot first, or use 'matrix-recovery archive slot change'"]
            )
        case .scryptAlone:
            Diagnosis(
                .refused,
                "scrypt_alone",
                "nothing was written: a stock passphrase takes no slot beside it",
                hints: ["give it alone; 'matrix-recovery archive reseal' encrypts an archive anew"]
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
            damaged(
                "trailing_data",
                "the archive is longer than it should be: something was added to it, or it was changed"
            )
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
        case .nothingSalvaged(let reason):
            Diagnosis(
                .damaged,
                "nothing_salvaged",
                "nothing came back of the archive: \(reason.words)",
                hints: [.anotherCopy]
            )
        }
    }

    private func damaged(_ code: String, _ message: String) -> Diagnosis {
        Diagnosis(.damaged, code, message, hints: [.anotherCopy])
    }

    private static func truncation(_ have: UInt64, _ expected: UInt64?) -> String {
        guard let expected else {
            return "the archive does not end where it should, after \(have) bytes: it was cut "
                + "short, or something was added to it"
        }
        return "the archive was cut short: it has \(have) of \(expected) bytes"
    }
}

extension SealedError.Hopelessness {
    fileprivate var words: String {
        switch self {
        case .header: "its header is damaged, and the key to all the rest stands there"
        case .noChunk: "no chunk of it authenticates"
        case .noEntry: "no entry is whole"
        }
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
            damaged("entry_misplaced", "\(name) is not where the manifest says")
        case .size:
            damaged("entry_size", "\(name) has not the size that the manifest says")
        case .digest:
            damaged("entry_digest", "\(name) is not what the manifest vouches for")
        case .tooLarge:
            Diagnosis(
                .refused,
                "too_large",
                "\(name) is too large",
                hints: ["see where it comes from; no client makes one of this size"]
            )
        case .content:
            Diagnosis(
                .malformed,
                "entry_content",
                "\(name) is not what its kind must be",
                hints: ["use another copy of the archive, or look into it with 'archive extract'"]
            )
        }
    }

    private func damaged(_ code: String, _ message: String) -> Diagnosis {
        Diagnosis(.damaged, code, message, hints: [.anotherCopy])
    }
}
