internal import Formats
internal import Recovery

/// How many room keys were sealed to which key, and whether the backup's version is signed.
struct ReencryptionReport: Renderable {
    let keys: RoomKeysReport
    /// The public key that they are sealed to.
    let publicKey: [UInt8]
    /// The file with the version, and who signed it.
    let version: (file: String, signedBy: ExactText?)?

    func render(on page: inout Page) {
        keys.render(on: &page)
        page.line("sealed to the public key \(Base64.encode(publicKey))")
        guard let version else { return }
        let file = Escaping.text(version.file)
        guard let user = version.signedBy else {
            return page.prose(
                "\(file) is not signed: clients trust such a backup only once they have its key "
                    + "(--account signs)",
                hanging: 2
            )
        }
        page.line("\(file) is signed by the master key of \(Escaping.text(user))")
    }

    var json: JSONValue {
        let version = version.map { version in
            JSONValue.object([
                ("file", .string(ExactText(version.file))),
                ("signed_by", .optional(version.signedBy)),
            ])
        }
        let members: [(ExactText, JSONValue)] = [
            ("public_key", .string(ExactText(Base64.encode(publicKey)))),
            ("version", version ?? .null),
        ]
        return .object(
            ((keys.json.members ?? []).map { ($0.name, $0.value) } + members).sorted { $0.0 < $1.0 }
        )
    }
}
