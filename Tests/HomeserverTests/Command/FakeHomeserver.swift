import Formats
import Support
import Testing

/// The real command, with the real libcurl, against `Tests/Tools/fake-homeserver`.
final class FakeHomeserver {
    private let stage: TranscriptStage
    private let options: String

    /// A working folder with a token that the server takes, in `token`.
    ///
    /// - Parameter options: what the server is like.
    init(_ options: String = "", files: [Transcript.File] = []) throws {
        stage = try TranscriptStage(
            files: files + [
                Transcript.File(name: "token", content: "canary_given\n"),
                Transcript.File(name: "password", content: "canary password\n"),
            ]
        )
        self.options = options
    }

    /// A login with that token, whose session goes to `session`.
    static let login =
        "matrix-recovery login @bob:example.org --homeserver $URL --token-file token "
        + "--session session --timeout 1"

    /// Runs a command beside the server.
    func run(_ command: String) throws -> Transcript.Answer {
        try stage.run("fake-homeserver --seen seen \(options) '\(command)'")
    }

    /// Runs a command on a live account, with a session that was made before.
    func runLive(_ command: String) throws -> Transcript.Answer {
        try run("\(Self.login) --quiet >login && \(command)")
    }

    /// Runs a command of the shell in the working folder.
    func shell(_ command: String) throws -> Transcript.Answer { try stage.run(command) }

    /// What the server was asked.
    func seen() throws -> String {
        let bytes = try TestData.bytes(atPath: "\(stage.folder)/work/seen")
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Transcript.Answer {
    /// The error code of an answer in JSON, or what there is in its place.
    var errorCode: String {
        let json = try? JSONValue(parsing: Array(output.joined(separator: "\n").utf8))
        let code = (try? json?.member("error")?.member("code"))??.text?.string
        return code ?? "none: \((output + errors).joined(separator: "\n"))"
    }
}
