import Secrets

/// The keys of messages of a chain that others overtook, which may still come.
///
/// At most 40 are kept for a chain, and the oldest give way: as many as vodozemac keeps. Servers
/// deliver in order, so that what is overtaken further is lost, and a key that stays is one more that
/// can be stolen.
struct SkippedKeys: Equatable, Sendable {
    /// How many keys are kept at most.
    static let most = 40

    /// None.
    static let none = SkippedKeys(indices: [], keys: SecretBytes(copying: []))

    /// The indices of the messages, the lowest first.
    private(set) var indices: [UInt32]
    /// Their keys, one behind another.
    private(set) var keys: SecretBytes

    /// - Precondition: there are as many keys as indices.
    init(indices: [UInt32], keys: SecretBytes) {
        precondition(keys.count == indices.count * MessageKey.length)
        self.indices = indices
        self.keys = keys
    }

    /// The key of a message.
    func key(of index: UInt32) -> MessageKey? {
        indices.firstIndex(of: index).map { MessageKey(bytes: keys.slice(Self.range($0))) }
    }

    /// Removes the key of a message.
    mutating func remove(_ index: UInt32) {
        guard let place = indices.firstIndex(of: index) else { return }
        let range = Self.range(place)
        indices.remove(at: place)
        keys = keys.slice(0..<range.lowerBound)
            .joined(with: keys.slice(range.upperBound..<keys.count))
    }

    /// Adds the keys of later messages.
    mutating func append(_ later: SkippedKeys) {
        guard !later.indices.isEmpty else { return }
        let excess = max(0, indices.count + later.indices.count - Self.most)
        indices = Array((indices + later.indices).dropFirst(excess))
        let all = keys.joined(with: later.keys)
        keys = all.slice(excess * MessageKey.length..<all.count)
    }

    private static func range(_ place: Int) -> Range<Int> {
        place * MessageKey.length..<(place + 1) * MessageKey.length
    }
}
