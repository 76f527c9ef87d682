import Formats

/// A proxy before a homeserver that spoils requests, and tells which there were.
package final class FaultProxy: Sendable {
    /// What is recorded of the bodies of requests and answers.
    package enum Bodies: Sendable {
        /// Their sizes.
        case measured
        /// All of them, and the headers of requests: tokens and passwords are in there.
        case recorded
    }

    /// A request as it came.
    package struct Request: Sendable {
        /// Its number in the run, from 1.
        package let number: Int
        /// The method.
        package let method: String
        /// The path and query, as sent.
        package let path: String
        /// What was done to it, `pass` for nothing.
        package let action: String
        /// The size of its body.
        package let received: Int
        /// The size of the body that was answered.
        package let sent: Int
        /// The status that the server answered, nil where it never got the request.
        package let status: Int?
        /// Where bodies are recorded: the headers, the body and what was answered.
        package let texts: [String]

        fileprivate init(_ value: JSONValue) throws {
            number = try value.int(at: "number")
            method = try value.string(at: "method")
            path = try value.string(at: "path")
            action = try value.string(at: "action")
            received = try value.int(at: "received")
            sent = try value.int(at: "sent")
            status = try value.valueIfPresent(at: "status").map { _ in try value.int(at: "status") }
            texts = try ["headers", "request", "answer"].compactMap { name in
                try value.stringIfPresent(at: name)
            }
        }
    }

    private let process: ToolProcess

    /// Where it listens, without a slash at the end.
    package let url: String

    /// Starts a proxy, before the server at this URL, that spoils nothing yet.
    ///
    /// - Parameter folder: where there is one, the proxy speaks TLS, as `localhost` and no other, and
    ///   its authority, which nobody trusts, is in the folder as `ca.pem`.
    /// - Throws: what `ToolProcess` does.
    package init(before server: String, authorityIn folder: String? = nil) throws {
        process = try ToolProcess("fault-proxy", [server] + (folder.map { [$0] } ?? []))
        url = try process.greeting.string(at: "url")
    }

    /// Begins a run with these faults, and returns the requests of the one before.
    ///
    /// - Parameter victim: a file with the ID of the process that is to be killed. A shell writes
    ///   its own into it before it becomes the client: `echo $$ >victim; exec …`.
    /// - Throws: what `ToolProcess` does.
    @discardableResult package func begin(
        _ faults: [Fault] = [],
        bodies: Bodies = .measured,
        victim: String? = nil
    ) throws -> [Request] {
        let line = JSONValue.object([
            ("faults", .array(faults.map(\.encoded))), ("bodies", .bool(bodies == .recorded)),
            ("victim", victim.map { .string($0) } ?? .null),
        ])
        return try process.ask(line).array(at: "requests").map { try Request($0) }
    }
}
