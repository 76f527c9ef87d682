import Support
import Testing

/// Wrong keys, bad places for output, full disks, and streams that are not there. Issue: bad input;
/// design: section 6 and 8.
@Suite(.timeLimit(.minutes(20))) struct BadPlaceTests {
    private static let rotate = "rotate account.json --recovery-key-file key --save-recovery-key"
    private static let seal = "seal account.json --recovery-key-file key"

    /// Keys that are wrong in every way.
    static let keys: [BadCase] = [
        ("cp other.key bad", 4, "wrong_key"),
        ("sed s/zdU6/zdU7/ key >bad", 3, "key_parity"),
        ("sed s/zdU6/zd06/ key >bad", 3, "key_character"),
        ("sed 's/ zdU6//' key >bad", 3, "key_length"),
        ("sed s/EsTF/2sTF/ key >bad", 3, "key_prefix"),
        ("cat key key >bad", 3, "key_length"),
        ("cp '\(TestData.path("Fixtures/ivan-element/element-keys.txt"))' bad", 3, "key_length"),
        ("cp id.txt bad", 3, "key_character"), ("cp phrase bad", 3, "key_length"),
    ].flatMap { setup, status, code in
        ["\(rotate) new --output out", "\(seal) --new-identity new-id -o out"].map { command in
            BadCase(
                setup,
                command.replacing("--recovery-key-file key", with: "--recovery-key-file bad"),
                status,
                code
            )
        }
    }

    /// New passphrases that no client could be given.
    static let passphrases = [#"p\344ssword"#, #"one\ntwo"#, #"nul\000"#].map { phrase in
        BadCase(
            "printf '\(phrase)' >bad",
            "\(rotate) new --output out --new-passphrase-file bad",
            3,
            "new_passphrase"
        )
    }

    @Test(arguments: passphrases)
    func refusesANewPassphrase(_ bad: BadCase) throws { try BadBench().expect(bad) }

    @Test(arguments: keys)
    func refusesAWrongKey(_ bad: BadCase) throws { try BadBench().expect(bad) }

    /// Places that nothing may be written to, or read from.
    static let places: [BadCase] = [
        BadCase("mkdir d && cp account.json d && mkfifo d/x.json", "doctor d", 6, "not_a_file"),
        BadCase("true", "\(rotate) new --output account.json --force", 6, "output_is_input"),
        BadCase("ln -s account.json a", "\(rotate) new --output a --force", 6, "output_is_input"),
        BadCase("ln account.json a", "\(rotate) new --output a --force", 6, "output_is_input"),
        BadCase("true", "\(rotate) new --output ./account.json", 6, "output_is_input"),
        BadCase("ln -s account.json a", "\(seal) --new-identity i -o a -f", 6, "output_is_input"),
        BadCase("ln account.json a", "\(seal) --new-identity i -o a -f", 6, "output_is_input"),
        BadCase(
            "ln account.json a",
            "secret remove account.json m.megolm_backup.v1 --output a -f",
            6,
            "output_is_input"
        ),
        BadCase("true", "\(rotate) one --output one", 6, "outputs_collide"),
        BadCase("true", "\(rotate) one --output ./one", 6, "outputs_collide"),
        BadCase("true", "\(rotate) out.rotation --output out", 6, "outputs_collide"),
        BadCase("true", "\(rotate) one --emit-requests one", 6, "outputs_collide"),
        BadCase(
            "true",
            "\(rotate) new --in-place --sealed-copy one --new-identity one",
            6,
            "outputs_collide"
        ),
        BadCase("true", "\(seal) --new-identity one -o one --force", 6, "outputs_collide"),
        BadCase(
            "true",
            "restore x.tar.age -i id.txt --rekey --save-recovery-key one --to one",
            6,
            "outputs_collide"
        ),
        BadCase("true", "\(rotate) key --output out", 6, "output_is_input"),
        BadCase("true", "\(rotate) new --output phrase", 6, "exists"),
        BadCase("true", "\(seal) --new-identity key -o out", 6, "output_is_input"),
        BadCase("true", "\(seal) --new-identity new-id -o x.tar.age", 6, "exists"),
        BadCase("true", "key new --save key", 6, "exists"),
        BadCase(
            "true",
            "secret show account.json m.megolm_backup.v1 --recovery-key-file key -o key",
            6,
            "output_is_input"
        ),
        BadCase("true", "archive extract x.tar.age -i id.txt -C .", 6, "folder_not_empty"),
        BadCase("true", "archive extract x.tar.age -i id.txt -C key", 6, "not_a_folder"),
        BadCase("true", "\(rotate) new --output not/there", 8, "not_found"),
        BadCase("true", "\(rotate) not/there --output out", 8, "not_found"),
        BadCase("true", "\(seal) --new-identity new-id -o not/there", 8, "not_found"),
        BadCase("true", "\(seal) --new-identity not/there -o out", 8, "not_found"),
        BadCase("true", "key new --save not/there", 8, "not_found"),
        BadCase("true", "restore x.tar.age -i id.txt --to not/there", 8, "not_found"),
        BadCase("true", "\(rotate) new --output key/there", 8, "not_directory"),
        BadCase("mkfifo a", "\(seal) --new-identity i -o a", 6, "not_a_file"),
        BadCase("mkfifo a", "\(seal) --new-identity i -o a -f", 6, "not_a_file"),
        BadCase("mkfifo a && ln -s a b", "\(seal) --new-identity i -o b -f", 6, "not_a_file"),
        BadCase("mkfifo a", "\(rotate) new --output a -f", 6, "not_a_file"),
        BadCase(
            "mkfifo a",
            "\(rotate) new --in-place --sealed-copy a --new-identity i -f",
            6,
            "not_a_file"
        ),
        BadCase(
            "mkfifo a",
            "secret remove account.json m.megolm_backup.v1 --output a -f",
            6,
            "not_a_file"
        ),
        BadCase("mkfifo a", "key new --save a", 6, "not_a_file"),
        BadCase("mkfifo a", "\(rotate) a --output out", 6, "not_a_file"),
        BadCase("mkfifo out.rotation", "\(rotate) new --output out", 6, "not_a_file"),
        BadCase("mkfifo a", "\(seal) --new-identity a -o out", 6, "not_a_file"),
        BadCase("mkfifo a", "restore x.tar.age -i id.txt --to a", 6, "not_a_file"),
        BadCase("true", "key new --save -", 64, "usage"),
        BadCase("true", "\(seal) --new-identity i -o -", 64, "usage"),
        BadCase("true", "\(rotate) - --output out", 64, "usage"),
        BadCase("true", "\(rotate) new --output -", 64, "usage"),
        BadCase("true", "restore x.tar.age -i id.txt --to -", 64, "usage"),
        BadCase("true", "archive extract x.tar.age -i id.txt -C -", 64, "usage"),
        BadCase("mkdir a", "key new --save a", 8, "is_directory"),
        BadCase("mkdir a", "\(seal) --new-identity new-id -o a -f", 8, "is_directory"),
        BadCase("mkdir a", "\(rotate) new --output a --force", 8, "is_directory"),
    ]

    /// Makes an account as `export-data` writes it.
    private static let export =
        "mkdir -p d/user_data/account_data && matrix-recovery restore x.tar.age -i id.txt --to t "
        + ">/dev/null && mv t d/user_data/account_data/global"

    /// Folders with an account, each with the name to call it by.
    private static let folders = [
        ("mkdir d && mv account.json d", "d"),
        ("mkdir d && mv account.json d && ln -s d e", "e"),
        (export, "d"),
    ]

    /// What would be read in an account's own folder as a part of the account.
    private static func intruders(_ account: String) -> [String] {
        let rotate = "rotate \(account) --recovery-key-file key --save-recovery-key"
        return [
            "\(rotate) new --output d/out",
            "\(rotate) d/new.json --in-place --dry-run",
            "\(rotate) new --in-place --sealed-copy d/copy.json --new-identity new-id",
            "\(rotate) new --in-place --sealed-copy copy --new-identity ./d/new-id.json",
            "secret remove \(account) m.megolm_backup.v1 --output d/out",
            "seal \(account) --new-identity new-id -o d/out.json",
            "seal \(account) --new-identity d/id.json -o out",
            "restore x.tar.age -i id.txt --rekey --save-recovery-key d/new.json "
                + "--to \(account) --force",
        ]
    }

    static let own: [BadCase] = folders.flatMap { setup, account in
        intruders(account).map { BadCase(setup, $0, 6, "output_in_account") }
    }

    @Test(arguments: own)
    func putsNothingBetweenTheAccountsFiles(_ bad: BadCase) throws { try BadBench().expect(bad) }

    /// What is passed over there is no obstacle, to the end of the rotation and to the next.
    @Test func goesOnBesideAKeyInTheAccountsFolder() throws {
        let stage = try BadBench().stage
        let rotate = "matrix-recovery rotate d --in-place --recovery-key-file"
        try stage.expect(
            0,
            """
            mkdir d && mv account.json key d && \
            \(rotate) d/key --save-recovery-key d/new.txt --sealed-copy d/copy.tar.age \
            --new-identity d/new-id.txt && \
            \(rotate) d/new.txt --save-recovery-key d/newer --sealed-copy d/next.tar.age \
            --new-identity d/next-id.txt && matrix-recovery doctor d --recovery-key-file d/newer
            """
        )
    }

    @Test(arguments: places)
    func writesNowhereElse(_ bad: BadCase) throws { try BadBench().expect(bad) }

    /// The file that results or messages go to is an output already.
    @Test(arguments: ["-o out >out", "-o out 2>out", "-o /dev/stdout >out", "-o /dev/stderr | cat"])
    func replacesNoStream(_ output: String) throws {
        let stage = try BadBench().stage
        try stage.expect(
            0,
            """
            (matrix-recovery \(Self.seal) --new-identity i -f \(output); true) && \
            test ! -e i && ! grep -q age-encryption out
            """
        )
    }

    /// A full disk, as a limit on the size of files: the write fails, and nothing stays.
    @Test(arguments: [
        ("0", "\(rotate) new --output out"), ("0", "key new --save new"),
        ("8", "\(seal) --new-identity new-id -o out"),
        ("0", "\(seal) --new-identity new-id -o out"),
        ("4", "\(rotate) new --in-place --sealed-copy copy --new-identity new-id"),
        ("4", "archive extract x.tar.age -i id.txt -C out"),
        ("4", "restore x.tar.age -i id.txt --to out"),
        ("0", "secret show account.json m.megolm_backup.v1 --recovery-key-file key -o out"),
        ("4", "secret remove account.json m.megolm_backup.v1 --in-place -f"),
    ])
    func leavesNothingOnAFullDisk(_ blocks: String, _ command: String) throws {
        let bench = try BadBench()
        let before = try bench.stage.run("sha256sum * 2>&1")
        // The runner's own files for the streams are under the limit too, so they go through a
        // pipe.
        let run =
            "{ (ulimit -f \(blocks); matrix-recovery \(command); echo status $?) 2>&1; } | cat"
        let answer = try bench.stage.run(run)
        #expect(answer.output.last == "status 8", "\(answer)")
        #expect(answer.output.contains { $0.hasPrefix("matrix-recovery: error: ") }, "\(answer)")
        let after = try bench.stage.run("sha256sum * 2>&1")
        if command.contains("--in-place --sealed-copy") {
            // The new key stays: a rotation had begun, and the same command goes on with it.
            try bench.stage.expect(0, "rm -f new new-id account.json.rotation")
            #expect(try bench.stage.run("sha256sum * 2>&1") == before)
        } else {
            #expect(after == before)
        }
        try bench.stage.expect(0, "matrix-recovery \(command)")
    }

    /// Results that could not be written are an error; what was to be said of it is not.
    @Test(arguments: [
        "doctor account.json", "key list account.json", "secret list account.json --json",
        "secret show account.json m.megolm_backup.v1 --recovery-key-file key --reveal",
        "archive inspect x.tar.age", "archive verify x.tar.age -i id.txt", "--help",
    ])
    func noticesStreamsThatAreNotThere(_ command: String) throws {
        let stage = try BadBench().stage
        for stream in [">/dev/full", ">&-"] {
            let answer = try stage.expect(8, "matrix-recovery \(command) \(stream)")
            #expect(answer.errors.first?.hasPrefix("matrix-recovery: error: ") == true)
        }
        try stage.expect(0, "matrix-recovery \(command) 2>&- >there")
        try stage.expect(8, "matrix-recovery doctor missing 2>&-")
        try stage.expect(8, "matrix-recovery doctor missing 2>/dev/full")
    }

    /// An archive that is there is not asked for once more.
    @Test func saysThatOnlyTheResultIsMissing() throws {
        let stage = try BadBench().stage
        let answer = try stage.expect(
            8,
            "matrix-recovery \(Self.seal) --new-identity i -o out >/dev/full"
        )
        #expect(answer.errors.last?.hasSuffix("to files is there already") == true, "\(answer)")
        try stage.expect(0, "matrix-recovery archive verify out --identity i")
    }

    /// Without /proc nobody knows the command line, and nothing is done instead of what was asked.
    @Test(.enabled("needs a mount namespace of its own") { try canUnshare() })
    func refusesACommandLineThatItCannotRead() throws {
        let stage = try BadBench().stage
        let answer = try stage.expect(
            2,
            """
            unshare -m sh -c 'mount --make-rprivate / && mount -t tmpfs none /proc && \
            matrix-recovery \(Self.seal) --new-identity i -o out'
            """
        )
        #expect(answer.output.isEmpty)
        try stage.expect(0, "test ! -e i && test ! -e out")
    }

    private static func canUnshare() throws -> Bool {
        try BadBench().stage.run("unshare -m true 2>&1").status == 0
    }

    /// Streams are files too, and one that never says anything is waited for, as by any program.
    @Test func readsFromStreams() throws {
        let stage = try BadBench().stage
        try stage.expect(
            0,
            """
            mkfifo pipe && (cat account.json >pipe &) && \
            matrix-recovery secret list pipe --recovery-key-file - <key
            """
        )
        try stage.expect(124, "mkfifo silent && timeout 1 matrix-recovery doctor silent")
    }

    /// A folder that may be written to and not read cannot be made safe from a loss of power; what
    /// was put there is there, and the identity that opens it stays.
    @Test func keepsTheIdentityOfAnArchiveThatIsThere() throws {
        let stage = try BadBench().stage
        let user =
            try stage.run("id -u").output == ["0"] ? "setpriv --reuid 65534 --clear-groups" : ""
        try stage.expect(
            0,
            """
            cp $(command -v matrix-recovery) . && chmod 755 .. . * && mkdir -m 733 drop keep && \
            chmod 333 drop && \(user) ./matrix-recovery \(Self.seal) --new-identity keep/new-id \
            -o drop/out.tar.age && mv keep/new-id . && chmod 755 drop && \
            matrix-recovery archive verify drop/out.tar.age --identity new-id
            """
        )
    }

    /// What is changed in place is the file, and a link to it stays a link.
    @Test(arguments: [
        "rotate link --recovery-key-file key --save-recovery-key new --in-place "
            + "--sealed-copy copy --new-identity new-id",
        "secret remove link m.megolm_backup.v1 --in-place --force",
        "restore x.tar.age -i id.txt --to link --force",
    ])
    func changesTheFileBehindALink(_ command: String) throws {
        let stage = try BadBench().stage
        try stage.expect(
            0,
            """
            mkdir real && mv account.json real && ln -s real/account.json middle && \
            ln -s middle link && echo '{"m.direct":{}}' | \
            { case '\(command)' in restore*) cat >real/account.json ;; esac; } && \
            sha256sum real/account.json >sum && matrix-recovery \(command) && \
            test -L link && test -L middle && test ! -L real/account.json && \
            ! sha256sum --quiet -c sum 2>sums
            """
        )
    }

    /// A person who mistakes the identity for the recipient has it in no log.
    @Test(arguments: ["AGE-SECRET-KEY-1QQQ", "age-secret-key-1qqq", "something else"])
    func neverRepeatsWhatIsNoRecipient(_ text: String) throws {
        let stage = try BadBench().stage
        let answer = try stage.expect(
            3,
            "matrix-recovery \(Self.seal) --recipient '\(text)' -o out --json"
        )
        #expect(!(answer.output + answer.errors).joined().contains(text))
    }

    /// What a name does to a terminal is not done; a name that is no UTF-8 is one in a folder.
    @Test func escapesNames() throws {
        let stage = try BadBench().stage
        let answer = try stage.expect(8, "matrix-recovery doctor \"$(printf 'b\\033[1m')\"")
        #expect(!answer.errors.joined().contains("\u{1B}"))
        try stage.expect(
            0,
            """
            mkdir folder && mv account.json "folder/$(printf 'a\\377\\033[1m.json')" && \
            matrix-recovery doctor folder --recovery-key-file key
            """
        )
    }

    /// What may not be read is said so, and by whom it may be.
    @Test(arguments: [
        "doctor bad", "doctor account.json --beside bad",
        "secret list account.json --recovery-key-file bad", "archive verify bad -i id.txt",
        "archive verify x.tar.age -i bad", "seal account.json --recipients-file bad -o out",
    ])
    func saysWhatMayNotBeRead(_ command: String) throws {
        let stage = try BadBench().stage
        let user =
            try stage.run("id -u").output == ["0"] ? "setpriv --reuid 65534 --clear-groups" : ""
        let answer = try stage.expect(
            8,
            """
            cp $(command -v matrix-recovery) . && chmod 755 .. . * && \
            cp account.json bad && chmod 000 bad && \(user) ./matrix-recovery \(command)
            """
        )
        #expect(answer.errors.first?.hasSuffix("Permission denied") == true, "\(answer)")
        #expect(answer.errors.count == 2)
    }

    /// A file beside the account that may not be read is no obstacle.
    @Test func passesOverWhatIsOnlyBeside() throws {
        let stage = try BadBench().stage
        let user =
            try stage.run("id -u").output == ["0"] ? "setpriv --reuid 65534 --clear-groups" : ""
        try stage.expect(
            0,
            """
            cp $(command -v matrix-recovery) . && chmod 755 .. . * && echo '{}' >other.json && \
            chmod 000 other.json && \(user) ./matrix-recovery doctor account.json
            """
        )
    }
}
