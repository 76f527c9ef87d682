package import Formats
import Foundation
import Glibc
import Synchronization

/// A program of `Tests/Tools` that answers each line of JSON with one.
///
/// It ends when its standard input does: with its last owner here, and with this process however
/// that ends.
package final class ToolProcess: Sendable {
    /// What is asked and answered one at a time.
    private struct Exchange {
        let input: FileHandle
        let output: FileHandle
        var unread: [UInt8] = []

        /// The next line, without its end.
        mutating func line() throws -> [UInt8] {
            var line = unread
            while true {
                let last = line.count - unread.count
                if let end = line[last...].firstIndex(of: UInt8(ascii: "\n")) {
                    unread = Array(line[(end + 1)...])
                    return Array(line[..<end])
                }
                unread = Array(output.availableData)
                guard !unread.isEmpty else { throw ToolError.ended }
                line += unread
            }
        }
    }

    private let name: String
    private let exchange: Mutex<Exchange>

    /// What it printed when it began.
    package let greeting: JSONValue

    /// What runs a program.
    package enum Interpreter: Sendable {
        /// The Python of the tests, with what they list.
        case tests
        /// Debian's own, with Debian's packages.
        case system

        fileprivate var path: String {
            switch self {
            case .tests: "\(TestData.root)/../.build/python/bin/python"
            case .system: "/usr/bin/python3"
            }
        }
    }

    /// Starts a program, and waits until it says that it is there.
    ///
    /// - Throws: `ToolError`, and what the system says.
    package init(
        _ name: String,
        _ arguments: [String] = [],
        by interpreter: Interpreter = .tests
    ) throws {
        signal(SIGPIPE, SIG_IGN)
        let (input, output) = (Pipe(), Pipe())
        let process = Process()
        process.executableURL = URL(fileURLWithPath: interpreter.path)
        process.arguments = [TestData.path("Tools/\(name)")] + arguments
        process.standardInput = input
        process.standardOutput = output
        // Not for what the tests start by other means, which would keep this one from ending.
        for handle in [input.fileHandleForWriting, output.fileHandleForReading] {
            _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
        try process.run()
        var exchange = Exchange(
            input: input.fileHandleForWriting,
            output: output.fileHandleForReading
        )
        greeting = try JSONValue(parsing: exchange.line())
        self.name = name
        self.exchange = Mutex(exchange)
    }

    deinit { exchange.withLock { try? $0.input.close() } }

    /// Says `line` and returns what is answered to it.
    ///
    /// - Throws: `ToolError`, and what the system says.
    package func ask(_ line: JSONValue) throws -> JSONValue {
        let answer = try exchange.withLock { exchange in
            try exchange.input.write(contentsOf: line.encoded + [UInt8(ascii: "\n")])
            return try JSONValue(parsing: exchange.line())
        }
        if let failure = try answer.valueIfPresent(at: "failed")?.text {
            throw ToolError.failed("\(name): \(failure.string)")
        }
        return answer
    }
}

/// Why a program of `Tests/Tools` gave no answer.
package enum ToolError: Error, Equatable {
    /// It is no more; its standard error says why.
    case ended
    /// It could not do it.
    case failed(String)
}
