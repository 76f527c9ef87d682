import Formats
import Recovery
import Secrets
import Support

/// The account data of a user on a homeserver, read and written without the tool's own client.
struct LiveEvents {
    private let client: MautrixClient
    private let server: TestHomeserver

    init(of client: MautrixClient, on server: TestHomeserver) {
        self.client = client
        self.server = server
    }

    /// All events but those that a client may not write. Synapse keeps its answer to an initial
    /// sync for two minutes, so that no two filters are alike.
    func all() throws -> [AccountDataEvent] {
        let unlike = "org.example.\(UInt64.random(in: .min ... .max))"
        let data = #""account_data":{"not_types":["\#(unlike)"]}"#
        let filter = #"{"room":{"rooms":[]},"presence":{"types":[]},\#(data)}"#
        let query = PercentEncoding.segment(ExactText(filter))
        let answer = try request("GET", "sync?timeout=0&filter=\(query)")
        let text = try JSONValue.object([("account_data", answer.value(at: "account_data"))])
        return try AccountDocument(recognising: text.encoded).events
            .filter { $0.type != "m.push_rules" }
    }

    /// Writes an event.
    func put(_ type: EventType, _ content: JSONValue) throws {
        let user = PercentEncoding.segment(ExactText(client.user.id))
        let path = "user/\(user)/account_data/\(PercentEncoding.segment(type.rawValue))"
        _ = try request("PUT", path, content)
    }

    /// What recovery keys open of account data, by name.
    func values(
        _ events: [AccountDataEvent],
        _ recoveryKeys: [String]
    ) throws -> [EventType: SecretBytes] {
        let entered = recoveryKeys.map { key in
            EnteredKey(.recoveryKey, SecretBytes(text: key), origin: "test")
        }
        let account = Account(userID: ExactText(client.user.id), events: events, source: "")
        let rows = Examination(account, entered: entered).matrix.rows
        let opened = rows.compactMap { row in row.value.map { (row.type, $0) } }
        return Dictionary(uniqueKeysWithValues: opened)
    }

    private func request(
        _ method: String,
        _ path: String,
        _ body: JSONValue? = nil
    ) throws -> JSONValue {
        let answer = try server.request(
            method,
            "/_matrix/client/v3/\(path)",
            token: client.token,
            body: body
        )
        guard answer.status == 200 else { throw ToolError.failed("\(method) \(path)") }
        return answer.body
    }
}
