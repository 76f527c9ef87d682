import Primitives
import Secrets

/// Numbers and keys that are the same for the same seed.
final class SeededRandom {
    private let seed: String
    private var drawn = 0

    init(_ seed: String) {
        self.seed = seed
    }

    /// So many bytes, 32 at most.
    func secret(_ count: Int) -> SecretBytes {
        SecretBytes(copying: Array(draw().prefix(count)))
    }

    /// A number from 0 to `limit` - 1.
    func number(below limit: Int) -> Int {
        Int(draw().prefix(7).reduce(0) { $0 << 8 | UInt64($1) } % UInt64(limit))
    }

    private func draw() -> [UInt8] {
        drawn += 1
        return SHA256.digest(Array("\(seed) \(drawn)".utf8))
    }
}
