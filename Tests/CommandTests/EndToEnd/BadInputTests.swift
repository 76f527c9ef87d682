import Support
import Testing

/// Every input in every bad state: one status, one code, one sentence, one next step; nothing is
/// changed, nothing is left. Issue: bad input; design: section 8.
@Suite(.timeLimit(.minutes(20))) struct BadInputTests {
    /// Codes of errors after which there is nothing to do but not to use the file.
    static let withoutNextStep: Set<String> = ["age_header", "age_version", "tar"]

    /// Makes `bad` something that no input should be.
    private static let huge = "truncate -s 300M bad"
    private static let empty = ": >bad"
    private static let folder = "mkdir bad"
    private static let missing = "true"
    private static let rubbish = "head -c 4000 $(command -v matrix-recovery) >bad"

    private static func cut(_ file: String, _ bytes: Int) -> String {
        "head -c \(bytes) \(file) >bad"
    }

    /// Replaces the byte at `place`, whatever it was, by another.
    private static func flip(_ file: String, _ place: Int) -> String {
        """
        head -c \(place) \(file) >bad; tail -c +\(place + 1) \(file) | head -c 1 | \
        tr '\\000-\\377' '\\001-\\377\\000' >>bad; tail -c +\(place + 2) \(file) >>bad
        """
    }

    // MARK: - Accounts

    private static let onAccounts = [
        "doctor bad", "key list bad", "key show bad", "key check bad --recovery-key-file key",
        "secret list bad", "secret show bad m.megolm_backup.v1 --recovery-key-file key --save it",
        "secret set bad org.example.note --value-file key --recovery-key-file key --in-place",
        "secret remove bad m.megolm_backup.v1 --output out",
        "rotate bad --recovery-key-file key --save-recovery-key new --output out",
        "rotate bad --recovery-key-file key --save-recovery-key new --in-place "
            + "--sealed-copy copy --new-identity copy-id",
        "seal bad --recovery-key-file key --new-identity new-id -o out",
        "restore x.tar.age --identity id.txt --to bad --force",
    ]

    static let accounts: [BadCase] = onAccounts.flatMap { command in
        let isRestore = command.hasPrefix("restore")
        return [
            (empty, 3, "json_truncated"), (cut("account.json", 1), 3, "json_truncated"),
            (cut("account.json", 700), 3, "json_truncated"),
            (cut("account.json", 4000), 3, "json_truncated"),
            (flip("account.json", 0), 3, "json"), (rubbish, 3, "json"),
            ("echo '[1, 2]' >bad", 3, "no_account"),
            (huge, 6, "too_large"),
            ("(cat account.json; echo '{}') >bad", 3, "json_trailing"),
            ("printf '\\357\\273\\277{}' >bad", 3, "json_bom"),
            ("printf '{\"a\\377\":{}}' >bad", 3, "json_utf8"),
            ("printf '{\"m.a\":{},\"m.a\":{\"b\":1}}' >bad", 3, "account_duplicate"),
            ("head -c 9000 /dev/zero | tr '\\0' '[' >bad", 6, "json_depth"),
        ].map { BadCase($0, command, $1, $2) }
            + (isRestore
                ? []
                : [
                    BadCase(folder, command, 3, "no_account"),
                    BadCase(missing, command, 8, "not_found"),
                ])
    }

    @Test(arguments: accounts)
    func refusesAnAccount(_ bad: BadCase) throws { try BadBench().expect(bad) }

    // MARK: - Keys and other small files

    private static let onSecrets: [(command: String, rubbish: (Int, String)?)] = [
        ("secret list account.json --recovery-key-file bad", nil),
        (
            "rotate account.json --recovery-key-file bad --save-recovery-key new --output out",
            (3, "key_length")
        ),
        (
            "seal account.json --recovery-key-file bad --new-identity new-id -o out",
            (3, "key_length")
        ),
        (
            "secret show account.json m.megolm_backup.v1 --passphrase-file bad --save it",
            (4, "wrong_key")
        ),
        ("key new --save new --new-passphrase-file bad", nil),
        ("seal account.json --seal-passphrase-file bad -o out", nil),
        ("secret set account.json a --value-file bad --recovery-key-file key --output out", nil),
        ("archive verify x.tar.age --identity bad", (3, "identity")),
        ("archive extract x.tar.age --identity bad -C out", (3, "identity")),
        ("restore x.tar.age --passphrase-file bad --to out", (4, "wrong_key")),
        ("doctor x.tar.age --identity bad", (3, "identity")),
    ]

    static let secrets: [BadCase] = onSecrets.flatMap { command, unreadable in
        [
            BadCase(missing, command, 8, "not_found"), BadCase(empty, command, 3, "empty_secret"),
            BadCase(folder, command, 8, "is_directory"), BadCase(huge, command, 6, "too_large"),
        ] + (unreadable.map { [BadCase(rubbish, command, $0.0, $0.1)] } ?? [])
    }

    @Test(arguments: secrets)
    func refusesAFileOfASecret(_ bad: BadCase) throws { try BadBench().expect(bad) }

    static let others: [BadCase] = [
        BadCase(missing, "doctor x.tar.age", 6, "is_archive"),
        BadCase(missing, "secret list x.tar.age", 6, "is_archive"),
        BadCase(
            missing,
            "rotate x.tar.age --recovery-key-file key --save-recovery-key new --output out",
            6,
            "archive_read_only"
        ),
        BadCase(
            missing,
            "secret remove x.tar.age m.megolm_backup.v1 --in-place --force",
            6,
            "archive_read_only"
        ),
        BadCase(
            missing,
            "restore x.tar.age --identity id.txt --to x.tar.age",
            6,
            "output_is_input"
        ),
        BadCase(missing, "seal account.json --recipients-file bad -o out", 8, "not_found"),
        BadCase(empty, "seal account.json --recipients-file bad -o out", 3, "no_keys"),
        BadCase(folder, "seal account.json --recipients-file bad -o out", 8, "is_directory"),
        BadCase(huge, "seal account.json --recipients-file bad -o out", 6, "too_large"),
        BadCase(rubbish, "seal account.json --recipients-file bad -o out", 3, "recipient"),
        BadCase(missing, "doctor account.json --beside bad", 8, "not_found"),
        BadCase(empty, "doctor account.json --beside bad", 3, "not_beside"),
        BadCase(folder, "doctor account.json --beside bad", 8, "is_directory"),
        BadCase(huge, "doctor account.json --beside bad", 6, "too_large"),
        BadCase(rubbish, "doctor account.json --beside bad", 3, "not_beside"),
    ]

    @Test(arguments: others)
    func refusesAnotherFile(_ bad: BadCase) throws { try BadBench().expect(bad) }

    // MARK: - Archives

    private static let onArchives = [
        "archive list bad --identity id.txt", "archive verify bad --identity id.txt",
        "archive extract bad --identity id.txt -C out",
        "restore bad --identity id.txt --to out.json",
    ]

    static let archives: [BadCase] =
        onArchives.flatMap { command in
            [
                (missing, 8, "not_found"), (empty, 3, "not_age"), (folder, 8, "is_directory"),
                (huge, 3, "not_age"), (rubbish, 3, "not_age"),
                ("cp account.json bad", 3, "not_age"),
                (cut("x.tar.age", 1), 5, "truncated"), (cut("x.tar.age", 100), 5, "truncated"),
                (cut("x.tar.age", 250), 5, "truncated"), (cut("x.tar.age", 9000), 5, "truncated"),
                (flip("x.tar.age", 0), 3, "not_age"), (flip("x.tar.age", 20), 3, "age_version"),
            ].map { BadCase($0, command, $1, $2) }
        } + [
            BadCase(missing, "archive inspect bad", 8, "not_found"),
            BadCase(empty, "archive inspect bad", 3, "not_age"),
            BadCase(folder, "archive inspect bad", 8, "is_directory"),
            BadCase(rubbish, "archive inspect bad", 3, "not_age"),
            BadCase(cut("x.tar.age", 100), "archive inspect bad", 5, "truncated"),
        ]

    @Test(arguments: archives)
    func refusesAnArchive(_ bad: BadCase) throws { try BadBench().expect(bad) }

    /// One byte anywhere after the header; the readable ones are in the tests of the archive.
    @Test(arguments: [300, 1000, 5000, 12_000])
    func refusesAChangedArchive(_ place: Int) throws {
        for command in ["archive extract bad -i id.txt -C out", "restore bad -i id.txt --to out"] {
            let bench = try BadBench()
            try bench.stage.expect(0, Self.flip("x.tar.age", place))
            let before = try bench.snapshot()
            try bench.stage.expect(5, "matrix-recovery \(command)")
            #expect(try bench.snapshot() == before)
        }
    }
}
