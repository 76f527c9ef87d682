internal import Primitives
internal import Secrets

/// Standard output: results and nothing else, and every failure to write them is an error.
final class Output {
    private static let capacity = 1 << 16

    private let stream: FileDescriptor
    private var waiting: [UInt8] = []

    init(to stream: FileDescriptor) {
        self.stream = stream
    }

    /// Whether a person sees it.
    var isTerminal: Bool { stream.isTerminal }

    /// Adds text.
    func write(_ text: String) throws(PrimitivesError) {
        try write(Array(text.utf8))
    }

    /// Adds bytes as they are.
    func write(_ bytes: [UInt8]) throws(PrimitivesError) {
        waiting += bytes
        if waiting.count >= Self.capacity { try flush() }
    }

    /// Writes a secret straight from guarded memory, after what waits.
    func write(_ secret: SecretBytes) throws(PrimitivesError) {
        try flush()
        try stream.write(secret)
    }

    /// Writes what waits.
    func flush() throws(PrimitivesError) {
        let bytes = waiting
        waiting = []
        if !bytes.isEmpty { try stream.write(bytes) }
    }

    /// Forgets what waits, so that an error in JSON stands alone.
    func discard() { waiting = [] }
}
