import Formats
import Primitives
import Support
import Testing

/// What is installed beside the binary says what the binary does.
@Suite struct InstalledFilesTests {
    private static let root = FilePath(TestData.root).parent

    private let stage: TranscriptStage

    init() throws { stage = try TranscriptStage(files: []) }

    /// `scripts/generate-completions` writes them anew.
    @Test(arguments: [
        ("bash", "matrix-recovery.bash"), ("zsh", "_matrix-recovery"),
        ("fish", "matrix-recovery.fish"),
    ])
    func completionsAreTheBinarys(_ shell: String, _ name: String) throws {
        let committed = Self.root.appending("completions/\(name)")
        let answer = try stage.run(
            "matrix-recovery --generate-completion-script \(shell) | cmp '\(committed)' -"
        )
        #expect(answer == Transcript.Answer())
    }

    @Test(arguments: [
        ("bash -n", "matrix-recovery.bash"), ("zsh -n", "_matrix-recovery"),
        ("fish --no-execute", "matrix-recovery.fish"),
    ])
    func completionsAreScripts(_ check: String, _ name: String) throws {
        let committed = Self.root.appending("completions/\(name)")
        #expect(try stage.run("\(check) '\(committed)'") == Transcript.Answer())
    }

    /// Every command and every long option stands in the manual page.
    @Test func manualHasEveryCommandAndOption() throws {
        let page = try stage.run("mandoc -T utf8 '\(Self.manual)' | col -bx").output
        let words = Set(
            page.joined(separator: "\n").split { " \n,;.:|=[]()".contains($0) }.map(String.init)
        )
        let dumped = try stage.run("matrix-recovery --experimental-dump-help").output
        let help = try JSONValue(parsing: Array(dumped.joined(separator: "\n").utf8))
        let binary = try Interface(of: #require(try help.member("command")))
        #expect(binary.options.subtracting(words) == [])
        let text = page.map { $0.split(separator: " ").joined(separator: " ") }
        for command in binary.commands {
            #expect(text.contains { $0.contains("matrix-recovery \(command)") }, "\(command)")
        }
    }

    /// With the link under which age asks for the binary as a plugin.
    @Test func installsAllOfIt() throws {
        try stage.expect(
            0,
            "make -s -C '\(Self.root)' install DESTDIR=\"$PWD/root\" PREFIX=/usr "
                + "release=\"$(command -v matrix-recovery)\""
        )
        let files = try stage.run("cd root/usr && find . ! -type d | sort").output
        #expect(
            files == [
                "./bin/age-plugin-argon2", "./bin/matrix-recovery",
                "./share/bash-completion/completions/matrix-recovery",
                "./share/fish/vendor_completions.d/matrix-recovery.fish",
                "./share/man/man1/matrix-recovery.1",
                "./share/zsh/site-functions/_matrix-recovery",
            ]
        )
        try stage.put("phrase", line: "a passphrase for the archive")
        try stage.expect(
            0,
            "matrix-recovery seal '\(Self.root)/Examples/account' --seal-passphrase-file phrase "
                + "--kdf mobile -o x.tar.age"
        )
        try stage.expect(
            0,
            "PATH=\"$PWD/root/usr/bin:$PATH\" type-at-terminal "
                + "'a passphrase for the archive\\n' age -d -j argon2 -o inside x.tar.age; "
                + "tar -tf inside | grep -q README.txt"
        )
    }

    private static let manual = root.appending("man/matrix-recovery.1")
}

/// The commands and long options of a command and all below it.
private struct Interface {
    private(set) var commands: Set<String> = []
    private(set) var options: Set<String> = []

    init(of command: JSONValue) throws {
        try add(command, path: [])
    }

    private mutating func add(_ command: JSONValue, path: [String]) throws {
        for argument in try command.member("arguments")?.elements ?? [] {
            for name in try argument.member("names")?.elements ?? []
            where try name.member("kind")?.text == "long" {
                options.insert("--" + (try name.member("name")?.text?.string ?? ""))
            }
        }
        for subcommand in try command.member("subcommands")?.elements ?? [] {
            let name = try subcommand.member("commandName")?.text?.string ?? ""
            if name == "help" { continue }
            commands.insert((path + [name]).joined(separator: " "))
            try add(subcommand, path: path + [name])
        }
    }
}
