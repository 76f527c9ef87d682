import Formats

/// The letter inside an archive, to whoever finds it and has stock tools only.
enum ArchiveReadme {
    /// The text, plain ASCII; what else stands in the facts is escaped.
    static func text(
        _ contents: ArchiveContents,
        id: String,
        kinds: Set<ArchiveEntryKind>
    ) -> [UInt8] {
        let isOfAccount = kinds != [.roomKeys]
        var parts = [facts(contents, id, powers(isOfAccount)), opening, inside(kinds)]
        if isOfAccount { parts += [secrets, use] }
        if kinds.contains(.roomKeys) { parts.append(roomKeys) }
        return Array(parts.joined(separator: "\n").utf8)
    }

    private static func powers(_ isOfAccount: Bool) -> String {
        "read the account's messages" + (isOfAccount ? " and act as its owner" : "")
    }

    private static func facts(
        _ contents: ArchiveContents,
        _ id: String,
        _ powers: String
    ) -> String {
        """
        WHAT THIS IS

        The keys of an account on Matrix, the open network for chat (https://matrix.org), put
        away so that the account's encrypted messages can be read again when every device is
        gone.

            account   \(plain(contents.user))
            made      \(plain(ExactText(contents.created.text)))
            by        \(plain(contents.tool))
            from      \(plain(contents.source))
            archive   \(id)

        Whoever has these files can \(powers). Keep the
        opened files off shared machines, and delete them when you are done.

        """
    }

    /// Every way in, as slots may be added and removed while the letter stays.
    private static let opening = """
        HOW TO OPEN THE ARCHIVE

        NAME.tar.age is a file in the format age (https://age-encryption.org/v1); inside is a
        tar archive. You have opened it if you read this. How to do so again is told by the lines
        at its beginning that start with "->", each of which is a way in. The first command shows
        them, and the second where the file is text that begins with "-----":

            head -c 4000 NAME.tar.age
            grep -v -- ----- NAME.tar.age | base64 -d | head -c 4000

        "-> X25519 ...": with an identity, a file with a line AGE-SECRET-KEY-1...:

            age -d -i IDENTITY.txt NAME.tar.age | tar -x

        "-> scrypt ...": with a passphrase, which age asks for:

            age -d NAME.tar.age | tar -x

        "-> thesis.co/argon2 SALT M T P": with a passphrase, too. The key is Argon2id (RFC 9106,
        version 1.3) of the passphrase, with the 16 bytes that SALT is the base64 of, M KiB of
        memory, T passes, P lanes, 32 bytes long; it opens the next line (base64) with
        ChaCha20-Poly1305 (RFC 8439) and a nonce of zeros, which gives the file key of the age
        format. The plugin age-plugin-argon2, which comes with matrix-recovery, does this for age:

            age -d -j argon2 NAME.tar.age | tar -x

        If NAME.tar.age is damaged, and NAME.tar.age.par2 lies beside it, par2
        (https://github.com/Parchive/par2cmdline) makes it whole again; the name has to be that of
        then:

            par2 repair NAME.tar.age.par2

        matrix-recovery does all of it:

            matrix-recovery archive extract NAME.tar.age --passphrase-file FILE -C FOLDER

        """

    private static func inside(_ kinds: Set<ArchiveEntryKind>) -> String {
        var text = """
            WHAT IS INSIDE

                README.txt       this letter
                manifest.json    every file with its size, SHA-256 and exact name; which secrets
                                 the account should have and which of them are missing here

            """
        let folders: [(ArchiveEntryKind, String)] = [
            (
                .accountData,
                "    account_data/    what the homeserver kept, as it was; secrets in it encrypted\n"
            ),
            (.secret, "    secrets/         the same secrets, opened: THESE ARE THE KEYS\n"),
            (.identity, "    identity/        the public keys that other people see\n"),
            (.backupVersion, "    backup/          the server's backup of room keys, by version\n"),
            (.roomKeys, "    room-keys.json   the keys of the rooms, opened\n"),
        ]
        for (kind, line) in folders where kinds.contains(kind) { text += line }
        return text + """
                SHA256SUMS       checksums of all the files above

            To check that nothing is damaged:

                sha256sum -c SHA256SUMS

            In file names, "=" and two hexadecimal digits stand for one byte (=2F is a slash).

            """
    }

    private static let secrets = """
        WHAT THE SECRETS ARE

        Each file in secrets/ is named for its type and holds the secret as text, nothing added.
        These are the usual ones, each 32 bytes in base64:

            m.cross_signing.master         private Ed25519 key: the account's identity
            m.cross_signing.self_signing   private Ed25519 key: vouches for own devices
            m.cross_signing.user_signing   private Ed25519 key: vouches for other people
            m.megolm_backup.v1             private Curve25519 key: opens the key backup

        In old accounts the last may be 32 decimal numbers with commas between them instead.

        """

    private static let use = """
        HOW TO USE THEM

        The easy way is to write them back into the account's data, under a new recovery key:

            matrix-recovery restore NAME.tar.age --identity IDENTITY.txt --to ACCOUNT.json \\
                --rekey --save-recovery-key NEW-KEY.txt

        With a passphrase, put --passphrase-file FILE in the place of --identity IDENTITY.txt.

        Without that program: the Matrix specification (https://spec.matrix.org) says under
        "Secret storage" how the secrets are encrypted with a recovery key and stored as account
        data, so that any Matrix client finds them; under "Cross-signing" what the three signing
        keys sign; and under "Server-side key backups" how the backup key opens the rows in
        backup/ (or those that the homeserver still has).

        """

    private static let roomKeys = """
        WHAT THE ROOM KEYS ARE

        room-keys.json is what a client's "Export room keys" writes, without the encryption: a
        JSON list of Megolm sessions, each with the room whose messages it opens. This makes the
        encrypted file that clients import, under a passphrase that it asks for:

            matrix-recovery archive extract NAME.tar.age --identity IDENTITY.txt \\
                --room-keys ROOM-KEYS.txt

        Without that program: the Matrix specification says under "Key exports" how the list is
        encrypted, and under "m.megolm.v1.aes-sha2" how a session opens messages.

        """

    /// ASCII on one line; every other byte as `=` and two digits, as in the names.
    private static func plain(_ text: ExactText) -> String {
        PlainASCII.escape(text)
    }
}
