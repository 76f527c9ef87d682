import Formats
import Primitives
import Recovery
import Support
import Testing

/// The forms in which an account's data lies in files.
enum DumpForm: String, Sendable, CaseIterable {
    /// A `/sync` response, as the server gave it.
    case sync
    /// The admin API's answer, as the server gave it.
    case adminMap
    /// Synapse's `export-data`, as the server wrote it.
    case export
    /// The folder with all the server's answers.
    case folder
    /// A JSON list of events, made from the `/sync` response.
    case list
    /// A map from type to content, made from it.
    case map
    /// A folder with one event a file, made from it.
    case eventFiles

    /// Puts an account of this form into the working folder, by the name that is returned.
    func put(_ fixture: Fixture, in stage: TranscriptStage) throws -> String {
        switch self {
        case .sync:
            try stage.put("account", fixture.bytes("sync.json"))
        case .adminMap:
            try stage.put("account", fixture.bytes("admin_accountdata.json"))
        case .export:
            try stage.expect(0, "cp -R '\(fixture.path("export-data"))' account")
        case .folder:
            try stage.expect(0, "cp -R '\(fixture.path())' account")
        case .list:
            try stage.put("account", JSONValue.array(Self.events(of: fixture)).encoded)
        case .map:
            let members = try Self.events(of: fixture).map { event in
                (try event.text(at: "type"), try event.value(at: "content"))
            }
            try stage.put("account", JSONValue.object(members).encoded)
        case .eventFiles:
            for (number, event) in try Self.events(of: fixture).enumerated() {
                try stage.put("account/event-\(number).json", event.encoded)
            }
        }
        return "account"
    }

    /// The file of an account of this form that the account data is in; nil where it is in many.
    var file: String? {
        switch self {
        case .sync, .adminMap, .list, .map: "account"
        case .export: "account/user_data/account_data/global"
        case .folder: "account/sync.json"
        case .eventFiles: nil
        }
    }

    /// The events of the `/sync` response, read without the code that recognises dumps.
    private static func events(of fixture: Fixture) throws -> [JSONValue] {
        try JSONValue(parsing: fixture.bytes("sync.json")).value(at: "account_data")
            .array(at: "events")
    }
}

/// An account in one of its forms.
struct Dump: Sendable, CustomTestStringConvertible {
    let fixture: Fixture
    let form: DumpForm

    /// Every account in every form that there is.
    static func all() throws -> [Dump] {
        try Fixture.all().flatMap { fixture in
            let isExported = try fixture.dumps().contains("export-data")
            return DumpForm.allCases.filter { $0 != .export || isExported }
                .map { Dump(fixture: fixture, form: $0) }
        }
    }

    /// Every account in one form, each in another.
    static func oneEach() throws -> [Dump] {
        try zip(Fixture.all(), [DumpForm.export, .adminMap, .folder, .list, .eventFiles])
            .map { Dump(fixture: $0, form: $1) }
    }

    var testDescription: String { "\(fixture.name) as \(form.rawValue)" }
}

/// An account in a working folder, with all its recovery keys in files.
struct Desk {
    let stage: TranscriptStage
    let dump: Dump
    /// The account's name.
    let account: String
    /// Options that give all its keys.
    let keyOptions: String

    init(_ dump: Dump) throws {
        stage = try TranscriptStage(files: [])
        self.dump = dump
        account = try dump.form.put(dump.fixture, in: stage)
        let keys = dump.fixture.expected.keys
        for (number, key) in keys.enumerated() {
            try stage.put("key-\(number)", line: key.recoveryKey)
        }
        keyOptions = keys.indices.map { "--recovery-key-file key-\($0)" }.joined(separator: " ")
    }

    /// The account data as it lies there.
    func events() throws -> [AccountDataEvent] {
        if let file = dump.form.file { return try Self.events(in: stage.bytes(file)) }
        return try DumpForm.list.events(of: dump.fixture)
    }

    /// The events of a file.
    static func events(in bytes: [UInt8]) throws -> [AccountDataEvent] {
        try AccountDocument(recognising: bytes).events
    }

    /// Compares every secret of `account` with what it should be.
    func expectSecrets(
        of account: String,
        with keys: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for (number, secret) in dump.fixture.expected.secrets.enumerated() {
            let shown = "shown-\(number)"
            try stage.expect(
                0,
                "matrix-recovery secret show \(account) \(secret.name.rawValue) \(keys) "
                    + "--reveal >\(shown)",
                sourceLocation: sourceLocation
            )
            #expect(
                try stage.bytes(shown) == secret.plaintext,
                "\(secret.name)",
                sourceLocation: sourceLocation
            )
        }
    }
}

extension DumpForm {
    fileprivate func events(of fixture: Fixture) throws -> [AccountDataEvent] {
        try Desk.events(in: JSONValue.array(Self.events(of: fixture)).encoded)
    }
}
