import Primitives
import Secrets

extension OlmAccount {
    /// More keys than any account makes.
    private static let highestNumber = UInt64(1) << 62

    /// Reads an account as it was saved.
    ///
    /// - Throws: `OlmError.pickle`.
    init(_ reader: inout PickleReader) throws(OlmError) {
        let seed = try reader.secret(Ed25519.seedLength)
        let identity = try reader.pair()
        let next = try reader.number(atMost: Self.highestNumber)
        var oneTimeKeys: [StoredOneTimeKey] = []
        for _ in 0..<(try reader.count(atMost: Self.mostOneTimeKeys)) {
            oneTimeKeys.append(try StoredOneTimeKey(&reader))
        }
        var fallbackKeys: [StoredOneTimeKey] = []
        for _ in 0..<(try reader.count(atMost: 2)) {
            fallbackKeys.append(try StoredOneTimeKey(&reader))
        }
        let numbers = (oneTimeKeys + fallbackKeys).map(\.number)
        guard numbers.allSatisfy({ $0 < next }), Set(numbers).count == numbers.count else {
            throw reader.fault
        }
        try self.init(
            signingSeed: seed,
            identity: identity,
            nextNumber: next,
            oneTimeKeys: oneTimeKeys,
            fallbackKeys: fallbackKeys
        )
    }

    /// Writes the account.
    func write(to writer: inout PickleWriter) {
        writer.append(signingSeed)
        writer.append(identity.privateKey)
        writer.append(nextNumber)
        for keys in [oneTimeKeys, fallbackKeys] {
            writer.append(count: keys.count)
            for key in keys { key.write(to: &writer) }
        }
    }
}

extension StoredOneTimeKey {
    /// Reads a key as it was saved.
    ///
    /// - Throws: `OlmError.pickle`.
    fileprivate init(_ reader: inout PickleReader) throws(OlmError) {
        number = try reader.number(atMost: .max)
        pair = try reader.pair()
        isPublished = try reader.flag()
    }

    /// Writes the key.
    fileprivate func write(to writer: inout PickleWriter) {
        writer.append(number)
        writer.append(pair.privateKey)
        writer.append(isPublished)
    }
}
