import Support
import Testing

/// No output takes the place of a file that the same command reads, by whatever name and however it
/// is forced. Design: section 7, rule 6.
@Suite(.timeLimit(.minutes(20))) struct OutputIsInputTests {
    private static let rotate =
        "rotate account.json --recovery-key-file key --save-recovery-key new"
    private static let seal = "seal account.json --recovery-key-file key"
    private static let set = "secret set account.json foo --recovery-key-file key"
    private static let folder = "mkdir d && matrix-recovery restore x.tar.age -i id.txt --to d"
    private static let response =
        "cp '\(TestData.path("Fixtures/bob-nheko/keys_query.json"))' query.json"
    private static let event = "d/m.cross_signing.master.json"

    static let cases: [BadCase] = [
        // Keys and passphrases.
        ("true", "\(seal) --new-identity i -o key -f"),
        ("ln key k", "\(seal) --new-identity i -o k -f"),
        ("ln -s key k", "\(seal) --new-identity i -o k -f"),
        ("true", "seal account.json --recovery-key-fd 3 3<key --new-identity i -o key -f"),
        ("true", "seal account.json --recovery-key-file - <key --new-identity i -o key -f"),
        ("true", "\(seal) --seal-passphrase-file phrase -o phrase -f"),
        ("echo age1 >to", "\(seal) --recipients-file to -o to -f"),
        ("true", "\(seal) --new-identity key -o out -f"),
        ("true", "\(rotate) --output key -f"),
        ("true", "\(rotate) --output phrase -f --new-passphrase-file phrase"),
        ("true", "\(rotate) --in-place --new-identity i --sealed-copy key -f"),
        (
            "true",
            "\(rotate) --in-place --seal-passphrase-file phrase --sealed-copy phrase -f"
        ),
        ("true", "\(set) --value-file id.txt --output key -f"),
        ("true", "\(set) --value-file id.txt --output id.txt -f"),
        ("true", "key new --new-passphrase-file phrase --save phrase"),
        ("true", "key show account.json --recovery-key-file key --save key"),
        ("true", "restore x.tar.age -i id.txt --to id.txt -f"),
        ("true", "restore x.tar.age -i id.txt --to x.tar.age -f"),
        ("true", "restore x.tar.age -i id.txt --to out --rekey --save-recovery-key id.txt"),
        ("true", "archive extract x.tar.age -i id.txt -C id.txt"),
        // What the account was read from.
        (folder, "rotate d --recovery-key-file key --save-recovery-key new --output \(event) -f"),
        (folder, "seal d --new-identity i -o \(event) -f"),
        (folder, "secret remove d m.megolm_backup.v1 --output \(event) -f"),
        (response, "\(rotate) --output query.json -f"),
        (
            response + " && mv query.json response",
            "\(rotate) --beside response --output response -f"
        ),
        (
            "echo '{}' >account.json.rotation",
            "\(seal) --new-identity i -o account.json.rotation -f"
        ),
    ].map { BadCase($0, $1, 6, "output_is_input") }

    @Test(arguments: cases)
    func neverReplacesWhatIsRead(_ bad: BadCase) throws { try BadBench().expect(bad) }

    /// What only lies there is no input: an older output in the same folder is replaced on demand.
    @Test func replacesAnOlderOutput() throws {
        let stage = try BadBench().stage
        let remove =
            "matrix-recovery secret remove account.json m.megolm_backup.v1 --output out.json"
        try stage.expect(0, "\(remove) && \(remove) --force")
        try stage.expect(6, remove)
    }
}
