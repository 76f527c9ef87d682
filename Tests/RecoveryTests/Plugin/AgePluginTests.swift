import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// The age plugin against a client whose side is written down before. Spec: C2SP age-plugin.
struct AgePluginTests {
    private static let words = AgePlugin.Words(
        passphrase: "passphrase?",
        newPassphrase: "new?",
        again: "again?",
        nothingOpened: "nothing",
        problem: { "\($0)" }
    )
    private static let identity = AgePluginKey().identity
    private static let cheap = AgePluginKey(
        cost: AgePluginKey.Cost(memoryKiB: 64, passes: 1, lanes: 1)
    )
    private static let fileKey = SecretBytes(text: "sixteen bytes ..")
    private static let phrase = SecretBytes(text: "a passphrase")

    private static func say(
        _ command: String,
        _ arguments: String...,
        body: SecretBytes = SecretBytes(copying: [])
    ) -> AgePluginMessage {
        AgePluginMessage(command, arguments, body: body)
    }

    /// What the plugin says to a client that says all of this.
    private static func answers(
        _ machine: AgePlugin.Machine,
        to messages: [AgePluginMessage]
    ) throws -> [AgePluginMessage] {
        let spoken = messages.flatMap(\.encoded.revealed)
        return try answers(machine, toText: spoken)
    }

    private static func answers(
        _ machine: AgePlugin.Machine,
        toText text: [UInt8]
    ) throws -> [AgePluginMessage] {
        let heard = Heard()
        let connection = AgePluginConnection(ByteArraySource(text), heard)
        try AgePlugin(connection, words).run(machine)
        let other = AgePluginConnection(ByteArraySource(heard.bytes), Heard())
        var answers: [AgePluginMessage] = []
        while true {
            answers.append(try other.next())
            if answers.last?.command == "done" { return answers }
        }
    }

    /// A slot for the passphrase, made by the plugin.
    private static func stanza() throws -> AgePluginMessage {
        let answers = try answers(
            .recipient,
            to: [
                say("add-recipient", cheap.recipient), say("wrap-file-key", body: fileKey),
                say("extension-labels"), say("grease-1", "x", body: phrase), say("done"),
                say("ok", body: phrase), say("ok", body: phrase), say("ok"),
            ]
        )
        #expect(
            answers.map(\.command)
                == ["request-secret", "request-secret", "recipient-stanza", "done"]
        )
        return answers[2]
    }

    private static func opening(
        _ stanzas: [AgePluginMessage],
        with identity: String = identity,
        _ replies: [AgePluginMessage]
    ) throws -> [AgePluginMessage] {
        try answers(
            .identity,
            to: [say("add-identity", identity)] + stanzas + [say("done")] + replies
        )
    }

    @Test func opensWhatItWraps() throws {
        let stanza = try Self.stanza()
        #expect(stanza.arguments.count == 6)
        #expect(Array(stanza.arguments[3...]) == ["64", "1", "1"])
        let answers = try Self.opening(
            [stanza],
            [Self.say("ok", body: Self.phrase), Self.say("ok")]
        )
        #expect(answers.map(\.command) == ["request-secret", "file-key", "done"])
        #expect(answers[1].arguments == ["0"])
        #expect(answers[1].body == Self.fileKey)
    }

    @Test func passesOverSlotsOfOthers() throws {
        let others = Self.say("recipient-stanza", "0", "X25519", "AAAA", body: Self.fileKey)
        #expect(try Self.opening([others], []).map(\.command) == ["done"])
        let answers = try Self.opening(
            [others, Self.stanza()],
            [Self.say("ok", body: Self.phrase), Self.say("ok")]
        )
        #expect(answers.map(\.command) == ["request-secret", "file-key", "done"])
    }

    @Test func saysThatAPassphraseOpensNothing() throws {
        let ok = Self.say("ok")
        let wrong = ["another", "third", "fourth"].map {
            Self.say("ok", body: SecretBytes(text: $0))
        }
        let ask = ["request-secret", "msg"]
        let last = try Self.opening(
            [Self.stanza()],
            [wrong[0], ok, wrong[1], ok, wrong[2], ok]
        )
        #expect(last.map(\.command) == ask + ask + ask + ["done"])
        let right = try Self.opening(
            [Self.stanza()],
            [wrong[0], ok, Self.say("ok", body: Self.phrase), ok]
        )
        #expect(right.map(\.command) == ask + ["request-secret", "file-key", "done"])
        #expect(right[3].body == Self.fileKey)
    }

    /// Nobody is there to answer, or a program answers as it did before.
    @Test(arguments: [Self.say("fail"), Self.say("ok"), Self.say("ok", body: fileKey)])
    func asksNobodyAgain(_ reply: AgePluginMessage) throws {
        let answers = try Self.opening(
            [Self.stanza()],
            [Self.say("ok", body: Self.fileKey), Self.say("ok"), reply]
        )
        #expect(answers.map(\.command) == ["request-secret", "msg", "request-secret", "done"])
    }

    @Test(arguments: [Self.say("fail"), Self.say("unsupported"), Self.say("ok")])
    func reportsThatThereIsNoPassphrase(_ reply: AgePluginMessage) throws {
        let answers = try Self.opening([Self.stanza()], [reply, Self.say("ok")])
        #expect(answers.map(\.command) == ["request-secret", "error", "done"])
        #expect(answers[1].arguments == ["internal"])
    }

    /// Nothing is asked for a slot that is not what it has to be, whatever it would cost.
    @Test(arguments: [
        ["AAAA", "64", "1", "1"], ["c2FsdHNhbHRzYWx0c2FsdA", "64", "1"],
        ["c2FsdHNhbHRzYWx0c2FsdA", "4194304", "1", "1"],
        ["c2FsdHNhbHRzYWx0c2FsdA", "064", "1", "1"],
    ])
    func reportsBadSlots(_ arguments: [String]) throws {
        let bad = AgePluginMessage(
            "recipient-stanza",
            ["0", "thesis.co/argon2"] + arguments,
            body: SecretBytes(copying: [UInt8](repeating: 0, count: 32))
        )
        let answers = try Self.opening([Self.stanza(), bad], [Self.say("ok")])
        #expect(answers.map(\.command) == ["error", "done"])
        #expect(answers[0].arguments == ["stanza", "0", "1"])
    }

    @Test func opensOtherFilesThanTheBadOne() throws {
        let bad = Self.say("recipient-stanza", "0", "thesis.co/argon2", "x")
        let good = try Self.stanza()
        let second = AgePluginMessage(
            good.command,
            ["3"] + good.arguments.dropFirst(),
            body: good.body
        )
        let answers = try Self.opening(
            [bad, second],
            [Self.say("ok"), Self.say("ok", body: Self.phrase), Self.say("ok")]
        )
        #expect(answers.map(\.command) == ["error", "request-secret", "file-key", "done"])
        #expect(answers[2].arguments == ["3"])
    }

    @Test(arguments: ["AGE-PLUGIN-OTHER-1AAAAAA", "age1x", cheap.recipient])
    func reportsIdentitiesOfOthers(_ text: String) throws {
        let answers = try Self.opening([Self.stanza()], with: text, [Self.say("ok")])
        #expect(answers.map(\.command) == ["error", "done"])
        #expect(answers[0].arguments == ["identity", "0"])
    }

    @Test func wrapsNothingForBadRecipients() throws {
        let answers = try Self.answers(
            .recipient,
            to: [
                Self.say("add-recipient", Self.cheap.recipient),
                Self.say("add-recipient", Self.identity),
                Self.say("wrap-file-key", body: Self.fileKey), Self.say("done"), Self.say("ok"),
            ]
        )
        #expect(answers.map(\.command) == ["error", "done"])
        #expect(answers[0].arguments == ["recipient", "1"])
    }

    @Test func wrapsNothingWhenThePassphrasesDiffer() throws {
        let answers = try Self.answers(
            .recipient,
            to: [
                Self.say("add-identity", Self.cheap.identity),
                Self.say("wrap-file-key", body: Self.fileKey), Self.say("done"),
                Self.say("ok", body: Self.phrase), Self.say("ok", body: Self.fileKey),
                Self.say("ok"),
            ]
        )
        #expect(answers.map(\.command) == ["request-secret", "request-secret", "error", "done"])
    }

    @Test(arguments: [
        "", "-> done\n", "-> add-identity\n\n-> done\n\n", "->  x\n\n", "x\n\n", "-> x\nA\n",
        "-> x\nAA==\n", "-> recipient-stanza -1 x\n\n-> done\n\n",
        "-> recipient-stanza 2 x\n\n-> recipient-stanza 1 x\n\n-> done\n\n",
    ])
    func breaksOffWithoutSense(_ text: String) {
        #expect(throws: RecoveryError.self) {
            try Self.answers(.identity, toText: Array(text.utf8))
        }
    }

    @Test func breaksOffWhenThereIsNoEnd() {
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000)
        #expect(throws: RecoveryError.plugin(.malformed)) {
            try Self.answers(.identity, toText: line)
        }
        let endless = Array(String(repeating: "-> x\n\n", count: 5000).utf8)
        #expect(throws: RecoveryError.plugin(.malformed)) {
            try Self.answers(.recipient, toText: endless)
        }
    }

    @Test func neverShowsASecret() throws {
        let message = Self.say("ok", body: Self.phrase)
        #expect(Leaks.found(of: Self.phrase, in: message).isEmpty)
    }
}

/// Keeps what the plugin says.
private final class Heard: SecretSink {
    private(set) var bytes: [UInt8] = []

    func write(_ secret: SecretBytes) { bytes += secret.revealed }
}
