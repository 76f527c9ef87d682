package import Formats
package import Primitives
package import Secrets

/// A plugin's end of the talk with the age client that started it.
///
/// Whatever comes from the client may be a passphrase or a file key, so all of it stays in guarded
/// memory.
package final class AgePluginConnection {
    private let source: any ByteSource
    private let sink: any SecretSink
    private let buffer = WorkBuffer(count: 4096)
    private var unread = 0..<0

    /// A talk whose other end is read from `source` and written to `sink`.
    package init(_ source: any ByteSource, _ sink: any SecretSink) {
        self.source = source
        self.sink = sink
    }

    /// What the client says next.
    ///
    /// - Throws: `RecoveryError.plugin`, `PrimitivesError.posix`.
    package func next() throws(RecoveryError) -> AgePluginMessage {
        let first = try line()
        var body = SecretBuilder(limit: AgePluginMessage.longest)
        while true {
            let line = try line()
            guard line.count <= 64, line.withBytes({ body.append($0) }) else {
                throw .plugin(.malformed)
            }
            if line.count < 64 { break }
        }
        do throws(FormatError) {
            return try AgePluginMessage(firstLine: first, body: body.finish())
        } catch {
            throw .plugin(.malformed)
        }
    }

    /// Says something that has no answer.
    ///
    /// - Throws: `PrimitivesError.posix`.
    package func tell(_ message: AgePluginMessage) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in try sink.write(message.encoded) }
    }

    /// Says something and waits for the answer: what was answered, or nil where the client could not
    /// do it.
    ///
    /// - Throws: `RecoveryError.plugin`, `PrimitivesError.posix`.
    @discardableResult
    package func ask(_ message: AgePluginMessage) throws(RecoveryError) -> SecretBytes? {
        try tell(message)
        let answer = try next()
        switch answer.command {
        case "ok": return answer.body
        case "fail", "unsupported": return nil
        default: throw .plugin(.malformed)
        }
    }

    /// The next line, without its end.
    private func line() throws(RecoveryError) -> SecretBytes {
        var line = SecretBuilder(limit: AgePluginMessage.longest)
        while true {
            if unread.isEmpty { try refill() }
            var end = unread.upperBound
            let fits = buffer.withBytes(unread) { bytes in
                let feed = bytes.indices.first { bytes[$0] == UInt8(ascii: "\n") }
                if let feed { end = unread.lowerBound + feed }
                return line.append(bytes.extracting(0..<end - unread.lowerBound))
            }
            guard fits else { throw .plugin(.malformed) }
            let isWhole = end < unread.upperBound
            unread = end + (isWhole ? 1 : 0)..<unread.upperBound
            if isWhole { return line.finish() }
        }
    }

    private func refill() throws(RecoveryError) {
        let count = try carryingPrimitive { () throws(PrimitivesError) in
            try buffer.withMutableBytes(0..<buffer.count) { (target) throws(PrimitivesError) in
                try source.read(into: &target)
            }
        }
        guard count > 0 else { throw .plugin(.ended) }
        unread = 0..<count
    }
}

/// Why a talk with an age client broke off.
package enum AgePluginError: Error, Equatable, Sendable {
    /// The client said something that cannot be read, or that is none of what may come.
    case malformed
    /// The client went away.
    case ended
}

/// Where secrets go: a pipe, memory.
package protocol SecretSink: AnyObject {
    /// Takes all of a secret, behind what came before.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func write(_ secret: SecretBytes) throws(PrimitivesError)
}

extension FileDescriptor: SecretSink {}
