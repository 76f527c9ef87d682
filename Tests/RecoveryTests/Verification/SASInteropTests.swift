import Formats
import Recovery
import Support
import Testing

/// Both ways with libolm's `olm_sas`, by python-olm, in both roles.
struct SASInteropTests {
    private static let runs = 20

    /// What the other program is told before it runs: it needs nothing else from us.
    private struct Run {
        let verification: SASVerification
        let parties: VerificationParties
        let task: JSONValue
    }

    private static func parties(_ number: Int) throws -> VerificationParties {
        try SASPair.parties(
            own: ExactText("OURS\(number)"),
            others: [ExactText("THEIRS+/\(number)")],
            master: .init(
                publicKey: SASPair.masterKey,
                trust: number.isMultiple(of: 3) ? .published : .proven
            )
        )
    }

    /// A run in which our device, or the other program's, starts.
    private static func run(_ number: Int, weStart: Bool) throws -> Run {
        let parties = try parties(number)
        let keyPair = try SASPair.keyPair(UInt8(number + 1))
        var verification = SASVerification(
            requesting: parties,
            transactionID: ExactText("transaction é \(number)"),
            keyPair: keyPair,
            at: SASPair.now
        )
        let other = parties.others[0]
        let ready = VerificationReady(deviceID: other.deviceID, methods: [.sas])
        let message = VerificationMessage(verification.transactionID, .ready(ready))
        _ = verification.receive(
            message.kind.rawValue,
            message.content,
            from: parties.userID,
            at: SASPair.now
        )
        let start = weStart ? verification.start(at: SASPair.now).first?.message.content : nil
        func keys(_ device: DeviceKey) -> (ExactText, JSONValue) {
            (
                ExactText("ed25519:\(device.deviceID)"),
                .string(Base64.encode(device.publicKey))
            )
        }
        let text = Base64.encode(SASPair.masterKey)
        let master = (ExactText("ed25519:\(text)"), JSONValue.string(text))
        let isProven = parties.master?.trust == .proven
        let task = JSONValue.object([
            ("user", .string(parties.userID)), ("device", .string(other.deviceID)),
            ("other_device", .string(parties.own.deviceID)),
            ("transaction_id", .string(verification.transactionID)),
            ("other_key", .string(Base64.encode(keyPair.publicKey))),
            ("start", start ?? .null),
            ("keys", .object([keys(other), master])),
            ("other_keys", .object([keys(parties.own)] + (isProven ? [master] : []))),
        ])
        return Run(verification: verification, parties: parties, task: task)
    }

    @Test(arguments: [true, false]) func agreesWithLibolm(weStart: Bool) throws {
        let runs = try (0..<Self.runs).map { try Self.run($0, weStart: weStart) }
        let lines = try Reference.python(
            "sas-device",
            runs.map { String(decoding: $0.task.encoded, as: UTF8.self) }
        )
        try #require(lines.count == runs.count)
        for (run, line) in zip(runs, lines) {
            let theirs = try JSONValue(parsing: Array(line.utf8))
            var verification = run.verification
            func receive(_ type: String) throws -> [VerificationSending] {
                verification.receive(
                    ExactText("m.key.verification.\(type)"),
                    try theirs.value(at: type),
                    from: run.parties.userID,
                    at: SASPair.now
                )
            }
            if weStart {
                #expect(try receive("accept").map(\.message.kind) == [.key])
            } else {
                let accept = try #require(try receive("start").first?.message.content)
                #expect(
                    try accept.text(at: "commitment") == theirs.text(at: "expected_commitment")
                )
            }
            _ = try receive("key")
            let string = try #require(verification.comparison?.string)
            #expect(
                try string.emoji.map { Int64($0.number) }
                    == theirs.array(at: "emoji").compactMap(\.integer)
            )
            #expect(
                try string.decimals.map { Int64($0) }
                    == theirs.array(at: "decimals").compactMap(\.integer)
            )
            let mac = try #require(verification.answer(.same, at: SASPair.now).first)
            #expect(
                try mac.message.content.canonical() == theirs.value(at: "expected_mac").canonical()
            )
            #expect(try receive("mac").map(\.message.kind) == [.done])
            #expect(try receive("done").isEmpty)
            #expect(verification.verified?.device == run.parties.others[0])
            #expect(verification.verified?.masterKey == SASPair.masterKey)
        }
    }
}
