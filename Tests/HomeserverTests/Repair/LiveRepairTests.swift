import Formats
import Support
import Testing

/// Rungs 1 and 2 on a homeserver: what was broken behind the tool's back is mended, and mautrix-python
/// opens the account with the key that it began with. Issue 5; design section 6.
@Suite(.timeLimit(.minutes(30)))
struct LiveRepairTests {
    /// What is broken, as `repair` calls its fix.
    enum Damage: String, CaseIterable {
        case defaultKey = "default_key"
        case keyCheck = "key_check"
        case seal
        case signature = "backup"
        case publicKey = "backup "
        case several

        /// What it is made of.
        var parts: [Damage] {
            self == .several ? [.keyCheck, .publicKey, .defaultKey] : [self]
        }
    }

    private let account: BackupStage
    private let data: String
    private let user: String

    init() throws {
        account = try BackupStage(rows: 3, secrets: 1)
        user = account.client.user.id
        data = "/_matrix/client/v3/user/\(user)/account_data/"
    }

    private func change(
        _ path: String,
        _ change: (JSONValue) throws -> JSONValue
    ) throws {
        func ask(_ method: String, _ body: JSONValue? = nil) throws -> JSONValue {
            let answer = try account.server.request(
                method,
                path,
                token: account.client.token,
                body: body
            )
            #expect(answer.status == 200, "\(method) \(path)")
            return answer.body
        }
        _ = try ask("PUT", change(ask("GET")))
    }

    private func changeVersion(_ change: (JSONValue) throws -> JSONValue) throws {
        try self.change("/_matrix/client/v3/room_keys/version/1") { version in
            try version.setting("auth_data", to: change(version.value(at: "auth_data")))
        }
    }

    private func inflict(_ damage: Damage) throws {
        let type = ExactText("m.secret_storage.key.\(account.made.keyID)")
        let key = data + PercentEncoding.segment(type)
        switch damage {
        case .defaultKey:
            try change(data + "m.secret_storage.default_key") { _ in .object([]) }
        case .keyCheck:
            try change(key) { try $0.removing("iv").removing("mac") }
        case .seal:
            let other = try account.client.rekey(account.recoveryKey)
            try account.stage.put("key2", line: other)
            try change(data + "m.secret_storage.default_key") {
                try $0.setting("key", to: .string(ExactText(account.made.keyID)))
            }
        case .signature:
            try changeVersion { try $0.removing("signatures") }
        case .publicKey:
            try changeVersion { auth in
                let text = try auth.string(at: "public_key")
                return try auth.setting(
                    "public_key",
                    to: .string(ExactText(Base64.encode(Array(text.utf8))))
                )
            }
        case .several:
            for part in damage.parts { try inflict(part) }
        }
    }

    @Test(arguments: Damage.allCases)
    func mendsWhatWasBroken(_ damage: Damage) throws {
        try account.stage.put("key2", line: account.recoveryKey)
        try inflict(damage)
        let keys = "--recovery-key-file key --recovery-key-file key2"
        let planned = try account.run("repair \(user) \(keys) --json")
        let plan = try JSONValue(parsing: Array(planned.output.joined(separator: "\n").utf8))
        let fixes = try Set(plan.array(at: "fixes").map { try $0.string(at: "fix") })
        #expect(fixes == Set(damage.parts.map { $0.rawValue.filter { $0 != " " } }))
        try account.run(
            "repair \(user) \(keys) --apply --sealed-copy before.tar.age --new-identity before.id"
        )
        #expect(try account.client.open(.recoveryKey(account.recoveryKey)) == account.made)
        let again = try account.run("repair \(user) \(keys) --json")
        let left = try JSONValue(parsing: Array(again.output.joined(separator: "\n").utf8))
        #expect(try left.array(at: "fixes").isEmpty)
        try account.run("doctor \(user) --recovery-key-file key --fail-on error")
    }
}
