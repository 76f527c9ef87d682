package import Formats

extension RecoverySheet {
    /// The sheet of a recovery key.
    ///
    /// - Parameters:
    ///   - printed: the date, `2026-11-25`.
    ///   - tool: the program that prints it, with its version.
    package init(of key: OfferedKey, printed: String, tool: ExactText) {
        var facts = [("account", key.user.map(Self.plain) ?? "not known")]
        if let proved = key.proved {
            facts.append(("key ID", Self.plain(proved.key.id.rawValue)))
            facts.append(("proved", Self.words(for: proved.proof)))
            if key.isDefault == false {
                facts.append(("default", "no: this is not the account's default key"))
            }
        } else {
            facts.append(("proved", "no: printed without the account at hand"))
        }
        facts += [("printed", printed), ("by", Self.plain(tool))]
        title = "Recovery key of a Matrix account"
        mark = key.proved.map { "key " + Self.short($0.key.id.rawValue) }
        parts = [
            .prose(Self.warning), .facts(facts), .heading("The recovery key"),
            .secret(CheckedLines(key.text), code: key.text), .prose(Self.explanation),
            .heading("To use it"), .prose(Self.use),
            .heading("To try it, twice a year"), .prose(Self.trial),
            .command("matrix-recovery key check ACCOUNT --recovery-key-file TYPED.txt"),
            .heading("Without that program"), .prose(Self.standard),
        ]
    }

    private static func words(for proof: KeyProof) -> String {
        switch proof {
        case .keyCheck: "yes, by the account's key check"
        case .publicKey: "yes, by the account's public key"
        case .openedSecret(let type): "yes, by opening \(plain(type.rawValue))"
        }
    }

    private static let warning = """
        Whoever has this paper can read the account's encrypted messages and act as its owner.
        Keep it where only you, or those you trust with that, can get at it.
        """

    private static let explanation = """
        A line is its number, the characters of the key, and a word that checks the line. The
        characters tell capital from small letters; 0, O, I and l are never among them.
        """

    private static let use = """
        Clients ask for it as recovery key, security key or recovery code. Type the characters of
        all lines, without the numbers and without what stands behind the characters.
        """

    private static let trial = """
        Type the lines as they are printed into a file TYPED.txt. A line with a mistake is named, and
        the key is proved against ACCOUNT, a copy of the account's data. Delete TYPED.txt afterwards.
        """

    private static let standard = """
        The Matrix specification (https://spec.matrix.org) says under "Secret storage" how a
        recovery key is written and how the account's secrets are encrypted with it.
        """
}
