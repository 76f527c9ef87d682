import Formats
import Primitives
import Recovery
import Support
import Testing

@testable import matrix_recovery

/// The manual page says what the binary does, no less and no more.
@Suite struct ManualTests {
    private static let root = FilePath(TestData.root).parent

    private let page: ManualPage

    init() throws {
        let path = Self.root.appending("man/matrix-recovery.1").description
        let source = String(decoding: try TestData.bytes(atPath: path), as: UTF8.self)
        page = ManualPage(parsing: source)
    }

    /// `help` is the parser's own, and stands with the options that every command has.
    @Test func explainsEveryCommandAndNoOther() throws {
        let commands = try Self.commands().keys.filter { $0 != "help" }
        let explained = page.parts.filter { $0.section == "COMMANDS" }.compactMap(\.title)
        #expect(explained.count == Set(explained).count)
        #expect(Set(explained) == Set(commands))
    }

    @Test func explainsEveryOptionOfEveryCommandAndNoOther() throws {
        let everywhere = try #require(page.opening(of: "OPTIONS")).options
        let shared = try #require(page.opening(of: "COMMANDS")).references
        for (command, options) in try Self.commands() where command != "help" {
            let part = try #require(page.part(titled: command), "\(command)")
            var explained = part.options.union(everywhere)
            for title in shared + part.references where title.contains("ptions") {
                explained.formUnion(try #require(page.part(titled: title), "\(title)").options)
            }
            #expect(explained == options, "\(command)")
        }
    }

    @Test func namesEveryFindingAndNoOther() throws {
        let items = try #require(page.opening(of: "FINDINGS")).items
        let names = items.map { String($0.dropFirst("Cm ".count)) }
        #expect(names == FindingID.allCases.map(\.rawValue))
    }

    @Test func saysWhatEveryExitStatusMeans() throws {
        let items = try #require(page.opening(of: "EXIT STATUS")).items
        #expect(items.map(String.init) == ExitStatus.allCases.map { String($0.rawValue) })
    }

    /// A code has one meaning, and so one status.
    @Test func namesEveryErrorCodeWithItsStatus() throws {
        let items = try #require(page.opening(of: "DIAGNOSTICS")).items
        var explained: [String: String] = [:]
        for item in items {
            let match = item.wholeMatch(of: /Cm ([a-z0-9_]+) Pq ([0-9]+)/)
            let (_, code, status) = try #require(match, "\(item)").output
            explained[String(code)] = String(status)
        }
        let codes = try Self.codes()
        #expect(codes.filter { $0.value.count > 1 } == [:])
        #expect(explained == codes.compactMapValues(\.first))
    }

    /// The codes of work on homeservers.
    @Test func eachCodeOfAHomeserverIsNamedByATest() throws {
        var unnamed = try Set(
            Self.codes(in: ["Homeserver", "Sessions", "Identity", "Backups"]).keys
        )
        #expect(unnamed.count > 40)
        for name in try TestData.files(below: ".") {
            guard name.hasSuffix(".swift") || name.contains("Transcripts/") else { continue }
            let source = String(decoding: try TestData.bytes(name), as: UTF8.self)
            unnamed = unnamed.filter { !source.contains("\"\($0)\"") }
        }
        #expect(unnamed == [])
    }
}

// MARK: - What the binary has

extension ManualTests {
    /// Every command that does something, with its options.
    private static func commands() throws -> [String: Set<String>] {
        let stage = try TranscriptStage(files: [])
        let dump = try stage.run("matrix-recovery --experimental-dump-help").output
        let help = try JSONValue(parsing: Array(dump.joined(separator: "\n").utf8))
        var found: [String: Set<String>] = [:]
        try gather(try help.value(at: "command"), path: [], into: &found)
        return found
    }

    private static func gather(
        _ command: JSONValue,
        path: [String],
        into found: inout [String: Set<String>]
    ) throws {
        for subcommand in try command.member("subcommands")?.elements ?? [] {
            let name = try subcommand.string(at: "commandName")
            try gather(subcommand, path: path + [name], into: &found)
        }
        guard try command.member("subcommands") == nil else { return }
        var options: Set<String> = []
        for argument in try command.member("arguments")?.elements ?? [] {
            for name in try argument.member("names")?.elements ?? [] {
                let dashes = try name.string(at: "kind") == "long" ? "--" : "-"
                options.insert(dashes + (try name.string(at: "name")))
            }
        }
        found[path.joined(separator: " ")] = options
    }

    /// Every error code in the words of the tool, with the statuses that it is used with.
    ///
    /// - Parameter parts: those of the diagnosis that are looked at; nil for all words.
    private static func codes(in parts: Set<String>? = nil) throws -> [String: Set<String>] {
        let statuses = Dictionary(
            uniqueKeysWithValues: ExitStatus.allCases.map { ("\($0)", String($0.rawValue)) }
        )
        let folder = root.appending("Sources/matrix-recovery/Words")
        var codes: [String: Set<String>] = [:]
        for name in try Files.entries(of: folder, limit: 100) {
            let part = String(decoding: name, as: UTF8.self).split(separator: /[+.]/).dropFirst()
                .first
            if let parts, part.map({ !parts.contains(String($0)) }) ?? true { continue }
            let bytes = try TestData.bytes(atPath: folder.appending(name).description)
            let source = String(decoding: bytes, as: UTF8.self)
            for match in source.matches(of: /Diagnosis\(\s*\.(\w+),\s*"([a-z0-9_]+)"/) {
                let status = try #require(statuses[String(match.output.1)])
                codes[String(match.output.2), default: []].insert(status)
            }
            for match in source.matches(of: /\b(malformed|damaged|failure)\(\s*"([a-z0-9_]+)"/) {
                let name = match.output.1 == "failure" ? "file" : String(match.output.1)
                let status = try #require(statuses[name])
                codes[String(match.output.2), default: []].insert(status)
            }
        }
        return codes
    }
}
