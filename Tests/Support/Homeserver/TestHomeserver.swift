package import Formats
import Synchronization

/// A Synapse of the tests' own on the loopback interface, which ends with this process.
package final class TestHomeserver: Sendable {
    /// How often one may do a thing.
    package enum Limits: String, Sendable {
        /// As often as one likes.
        case none
        /// A third login in a row has to wait for two seconds.
        case tight
    }

    private static let shared = Mutex<[String: TestHomeserver]>([:])

    private let process: ToolProcess

    /// Where it listens, without a slash at the end.
    package let url: String
    /// The part of user IDs behind the colon.
    package let name: String

    /// Starts a server, which takes two seconds; most tests are content with `named`.
    ///
    /// - Throws: what `ToolProcess` does.
    package init(name: String, limits: Limits) throws {
        process = try ToolProcess(
            "homeserver",
            ["--server-name", name, "--limits", limits.rawValue]
        )
        url = try process.greeting.string(at: "url")
        self.name = name
    }

    /// The server of this name that all tests share, started when it is first asked for.
    ///
    /// - Throws: what `ToolProcess` does.
    package static func named(_ name: String = "localhost") throws -> TestHomeserver {
        try shared.withLock { servers in
            if let server = servers[name] { return server }
            let server = try TestHomeserver(name: name, limits: .none)
            servers[name] = server
            return server
        }
    }

    /// A new user with nothing in the account, and no session.
    ///
    /// - Parameter name: the part of the user ID before the colon, where another server's is wanted.
    /// - Throws: what `ToolProcess` does.
    package func register(_ name: String? = nil) throws -> TestUser {
        let unique = name ?? "user-" + String(UInt64.random(in: .min ... .max), radix: 36)
        let password = "password \(UInt64.random(in: .min ... .max))"
        let answer = try process.ask(
            .object([("register", .string(unique)), ("password", .string(password))])
        )
        return TestUser(id: try answer.string(at: "user_id"), password: password, url: url)
    }

    /// What the server answers to a request, for tests that look behind the tool's back.
    ///
    /// - Parameter path: from its first slash on, as it is sent.
    /// - Throws: what `ToolProcess` does.
    package func request(
        _ method: String,
        _ path: String,
        token: String? = nil,
        body: JSONValue? = nil
    ) throws -> (status: Int, body: JSONValue) {
        let members = [
            ("method", JSONValue.string(method)), ("path", .string(path)),
            ("token", token.map { .string($0) } ?? .null), ("body", body ?? .null),
        ]
        let answer = try process.ask(.object(members.map { (ExactText($0.0), $0.1) }))
        return (try answer.int(at: "status"), try answer.value(at: "body"))
    }
}

/// A user of a homeserver of the tests.
package struct TestUser: Sendable {
    /// The whole user ID.
    package let id: String
    /// The password.
    package let password: String
    /// Where clients find the user's homeserver.
    package let url: String

    /// The same user by way of a proxy.
    package func through(_ proxy: FaultProxy) -> TestUser {
        TestUser(id: id, password: password, url: proxy.url)
    }
}
