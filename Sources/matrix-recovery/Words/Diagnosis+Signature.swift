internal import Formats
internal import Primitives
internal import Recovery

extension MinisignError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .signatureLine(let line):
            Diagnosis(
                .malformed,
                "signature_malformed",
                "nothing was read: this is no signature, or damaged in line \(line)",
                hints: ["get the signature again; it has four lines"]
            )
        case .legacySignature:
            Diagnosis(
                .refused,
                "signature_legacy",
                "nothing was read: this signature is of the old form, which is over the whole file",
                hints: ["sign the archive anew with 'minisign -S', without -l"]
            )
        case .publicKey:
            Diagnosis(
                .malformed,
                "public_key",
                "nothing was read: this is no public key of minisign's",
                hints: ["name the file minisign.pub, or give the text in it that begins with RW"]
            )
        case .secretKey:
            Diagnosis(
                .malformed,
                "secret_key",
                "nothing was signed: this is no secret key of minisign's",
                hints: ["'minisign -G' makes one; in minisign.key is the secret one of the pair"]
            )
        case .cost:
            Diagnosis(
                .refused,
                "kdf_limit",
                "no passphrase was tried, because the signing key asks for other work than any that "
                    + "is made in earnest",
                hints: ["use another copy of the key"]
            )
        }
    }
}

extension SignatureError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .missing(let path):
            Diagnosis(
                .refused,
                "signature_missing",
                "nothing was read, because there is no signature \(Escaping.text(path))",
                hints: ["put it there, or name it with --signature"]
            )
        case .otherKey(let path, let made, let required):
            Diagnosis(
                .wrongKey,
                "signature_key",
                "nothing was read: key \(made) made the signature \(Escaping.text(path)), and key "
                    + "\(required) is required",
                hints: ["see whether the key or the signature is another one's"]
            )
        case .file(let path):
            Diagnosis(
                .damaged,
                "signature_file",
                "nothing was read: the archive is not what was signed in \(Escaping.text(path)), or "
                    + "the signature or the public key was changed",
                hints: ["use another copy of the archive and its signature"]
            )
        case .comment(let path):
            Diagnosis(
                .damaged,
                "signature_comment",
                "nothing was read: the trusted comment in \(Escaping.text(path)) was changed",
                hints: ["get the signature again"]
            )
        case .passphrase:
            Diagnosis(
                .wrongKey,
                "sign_passphrase",
                "nothing was signed: the passphrase is not that of the signing key",
                hints: ["give the one that minisign asks for with this key"]
            )
        case .secretKey:
            Diagnosis(
                .damaged,
                "secret_key_damaged",
                "nothing was signed: the signing key is damaged",
                hints: ["use another copy of the key"]
            )
        }
    }
}

extension Diagnosis {
    /// An archive was written, and its signature was not.
    static func notSigned(_ archive: FilePath, _ cause: PrimitivesError) -> Diagnosis {
        let name = Escaping.text(archive)
        return Diagnosis(
            .file,
            "not_signed",
            "\(name) was written, but is not signed: its signature was not written: \(cause.why)",
            hints: ["sign it with 'minisign -S -m \(name)'"]
        )
    }

    /// A signature is required of what is no archive.
    static func cannotBeSigned(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "signature_missing",
            "nothing was read: a signature is required, and \(Escaping.text(path)) is no archive",
            hints: ["name an archive, or leave --require-signature out"]
        )
    }
}
