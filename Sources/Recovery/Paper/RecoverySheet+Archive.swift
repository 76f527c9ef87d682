package import Formats

extension RecoverySheet {
    /// An archive, as far as its sheet tells of it.
    package struct Archive: Sendable {
        /// The file's name, without folders; nil for what came through a pipe.
        package let name: String?
        /// What it says of itself.
        package let manifest: ArchiveManifest
        /// What opens it.
        package let slots: [AgeSlot]

        /// An archive of these parts.
        package init(name: String?, manifest: ArchiveManifest, slots: [AgeSlot]) {
            self.name = name
            self.manifest = manifest
            self.slots = slots
        }

        /// The file's name where a shell takes it as it is and it fits the page, and otherwise one
        /// that stands for it.
        fileprivate var commandName: String {
            let name = name ?? ""
            let isPlain = name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
                    UInt8(ascii: "-"):
                    true
                default: false
                }
            }
            let fits = (1...40).contains(name.utf8.count) && !name.hasPrefix("-")
            return isPlain && fits ? name : "NAME.tar.age"
        }
    }

    /// The sheet of an archive, with the identity that opens it or with lines for passphrases.
    ///
    /// - Parameters:
    ///   - identity: one that opens it, with the number of its slot, from 0; nil where it was
    ///     opened with a passphrase, which is never printed.
    ///   - printed: the date, `2026-11-25`.
    ///   - tool: the program that prints it, with its version.
    package init(
        of archive: Archive,
        identity: (key: AgeIdentity, slot: Int)?,
        printed: String,
        tool: ExactText
    ) {
        title = "Key of a sealed archive of a Matrix account"
        mark = "archive " + Self.short(ExactText(archive.manifest.id))
        var parts: [Part] = [
            .prose(Self.warning),
            .facts(Self.facts(archive, openedSlot: identity?.slot, printed, tool)),
        ]
        if let code = identity?.key.encoded {
            parts += [.heading("The age identity"), .secret(CheckedLines(code), code: code)]
        }
        parts += Self.blanks(archive.slots)
        parts += [.heading("To open the archive with stock tools")]
        if identity != nil { parts += Self.openingWithIdentity(archive.commandName) }
        parts += Self.openingWithPassphrase(archive, alone: identity == nil)
        parts += [
            .prose("Then see that nothing is damaged, and read the letter that was inside:"),
            .command("sha256sum -c SHA256SUMS"), .command("cat README.txt"),
            .heading("To try it, twice a year"),
            .command(
                "matrix-recovery drill \(archive.commandName) "
                    + (identity == nil ? "--seal-passphrase-prompt" : "--identity TYPED.txt")
            ),
            .prose(identity == nil ? Self.trial : Self.trialOfLines),
        ]
        self.parts = parts
    }

    private static func facts(
        _ archive: Archive,
        openedSlot: Int?,
        _ printed: String,
        _ tool: ExactText
    ) -> [(name: String, value: String)] {
        let manifest = archive.manifest
        let ways = archive.slots.indices.map { index in
            let words = words(for: archive.slots[index])
            return (
                name: "slot \(index + 1)",
                value: index == openedSlot ? words + ", the one printed here" : words
            )
        }
        return [
            ("account", plain(manifest.user)), ("archive", plain(ExactText(manifest.id))),
        ] + (archive.name.map { [("file", plain(ExactText($0)))] } ?? []) + [
            ("sealed", plain(ExactText(manifest.created)))
        ] + ways + [("printed", printed + " by " + plain(tool))]
    }

    private static func words(for slot: AgeSlot) -> String {
        switch slot {
        case .x25519: "an age identity"
        case .argon2: "a passphrase (Argon2id)"
        case .scrypt: "a passphrase (scrypt)"
        case .unknown(let type): "something else: " + plain(ExactText(type))
        }
    }

    private static func blanks(_ slots: [AgeSlot]) -> [Part] {
        let numbers = slots.indices.filter { slots[$0].isPassphrase }
        guard !numbers.isEmpty else { return [] }
        return [.heading("Passphrases"), .prose(passphrases)]
            + numbers.map { .blank("slot \($0 + 1)") }
    }

    private static func openingWithIdentity(_ name: String) -> [Part] {
        [
            .prose(
                """
                Type the lines as they are printed into a file TYPED.txt, in a new folder with a copy of
                the archive. This makes the identity of them, and opens the archive with it:
                """
            ),
            .command("umask 077"),
            .command("sed 's/.*://; s/=.*//' TYPED.txt | tr -d ' \\n' > IDENTITY.txt"),
            .command("age -d -i IDENTITY.txt \(name) | tar -x"),
        ]
    }

    private static func openingWithPassphrase(_ archive: Archive, alone: Bool) -> [Part] {
        let place = alone ? "In a new folder with a copy of the archive, with" : "Or with"
        if archive.slots.contains(where: \.isArgon2) {
            return [
                .prose(
                    "\(place) a passphrase and age-plugin-argon2,"
                        + "\(alone ? "\n" : " ")a part of matrix-recovery:"
                ),
                .command("age -d -j argon2 \(archive.commandName) | tar -x"),
            ] + (alone ? Self.withoutPlugin(archive.commandName) : [])
        }
        guard archive.slots.contains(where: \.isPassphrase) else { return [] }
        return [
            .prose("\(place) the passphrase:"), .command("age -d \(archive.commandName) | tar -x"),
        ]
    }

    private static func withoutPlugin(_ name: String) -> [Part] {
        [
            .prose(
                """
                Without the plugin, someone who programs opens it. The file begins with lines, which the
                first command shows, and the second where they are "-----BEGIN AGE ENCRYPTED FILE-----":
                """
            ),
            .command("head -c 4000 \(name)"),
            .command("grep -v -- ----- \(name) | base64 -d | head -c 4000"), .prose(derivation),
        ]
    }

    private static let derivation = """
        "-> thesis.co/argon2 SALT M T P" is a slot. Argon2id (RFC 9106) of the passphrase, with the 16
        bytes that SALT is the base64 of, M KiB, T passes, P lanes and 32 bytes out, opens the next
        line with ChaCha20-Poly1305 (RFC 8439) and a nonce of zeros. That is the file key of the
        format age (https://age-encryption.org/v1), which does the rest.
        """

    private static let warning = """
        Whoever has this paper and the archive can read the account's encrypted messages and act as
        its owner. Keep it where only you, or those you trust with that, can get at it.
        """

    private static let passphrases = """
        They are not printed. If this paper is where yours is to be kept, write it here by hand:
        """

    private static let trial = """
        does all that a restore would do, against nothing, and says what of it would fail.
        """

    private static let trialOfLines = """
        does all that a restore would do, against nothing, and says what of it would fail; a mistyped
        line of TYPED.txt is named. Delete TYPED.txt and IDENTITY.txt afterwards.
        """
}

extension AgeSlot {
    fileprivate var isArgon2: Bool {
        if case .argon2 = self { true } else { false }
    }
}
