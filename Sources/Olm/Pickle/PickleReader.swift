import Formats
import Secrets

/// Reads saved state, and refuses what was never written so.
struct PickleReader {
    private let contents: SecretBytes
    private var offset = 0
    /// Where the value begins that was read last.
    private var start = 0

    init(_ contents: SecretBytes) {
        self.contents = contents
    }

    /// What to throw where the value that was read last is none that is ever written.
    var fault: OlmError { .pickle(offset: start) }

    /// Reads a secret of so many bytes.
    ///
    /// - Throws: `OlmError.pickle`.
    mutating func secret(_ count: Int) throws(OlmError) -> SecretBytes {
        contents.slice(try take(count))
    }

    /// Reads a private key, and computes its public key.
    ///
    /// - Throws: `OlmError.pickle`.
    mutating func pair() throws(OlmError) -> CurveKeyPair {
        try CurveKeyPair(secret(Curve25519Key.length))
    }

    /// Reads a public key.
    ///
    /// - Throws: `OlmError.pickle`.
    mutating func key() throws(OlmError) -> Curve25519Key {
        guard let key = Curve25519Key(try bytes(Curve25519Key.length)) else { throw fault }
        return key
    }

    /// Reads a number that is `highest` at most.
    ///
    /// - Throws: `OlmError.pickle`.
    mutating func number(atMost highest: UInt64) throws(OlmError) -> UInt64 {
        let number = try bytes(8).reduce(0) { $0 << 8 | UInt64($1) }
        guard number <= highest else { throw fault }
        return number
    }

    /// Reads how many there are of something, `most` at most.
    ///
    /// - Throws: `OlmError.pickle`.
    mutating func count(atMost most: Int) throws(OlmError) -> Int {
        let count = try bytes(2).reduce(0) { $0 << 8 | Int($1) }
        guard count <= most else { throw fault }
        return count
    }

    /// Reads whether something is so.
    ///
    /// - Throws: `OlmError.pickle`.
    mutating func flag() throws(OlmError) -> Bool {
        switch try bytes(1) {
        case [0]: return false
        case [1]: return true
        default: throw fault
        }
    }

    /// Holds the state to its end.
    ///
    /// - Throws: `OlmError.pickle` if something is left.
    mutating func finish() throws(OlmError) {
        start = offset
        guard offset == contents.count else { throw fault }
    }

    private mutating func bytes(_ count: Int) throws(OlmError) -> [UInt8] {
        let range = try take(count)
        return contents.withBytes { bytes in range.map { bytes[$0] } }
    }

    private mutating func take(_ count: Int) throws(OlmError) -> Range<Int> {
        start = offset
        guard count <= contents.count - offset else { throw fault }
        offset += count
        return start..<offset
    }
}
