import Formats
import Secrets

extension OlmSession {
    /// Reads a session as it was saved.
    ///
    /// - Throws: `OlmError.pickle`.
    init(_ reader: inout PickleReader) throws(OlmError) {
        let keys = OlmSessionKeys(
            identity: try reader.key(),
            base: try reader.key(),
            oneTime: try reader.key()
        )
        let peer = try reader.key()
        let firstRatchetKey = try reader.key()
        let root = RootKey(bytes: try reader.secret(RootKey.length))
        let sending = try reader.flag() ? SendingChain(reader.pair(), ChainKey(&reader)) : nil
        var receiving: [ReceivingChain] = []
        for _ in 0..<(try reader.count(atMost: Self.mostChains)) {
            receiving.append(try ReceivingChain(&reader))
        }
        let isAlive = sending != nil || !receiving.isEmpty
        guard isAlive, Set(receiving.map(\.ratchetKey)).count == receiving.count else {
            throw reader.fault
        }
        self.init(
            keys: keys,
            peer: peer,
            firstRatchetKey: firstRatchetKey,
            root: root,
            sending: sending,
            receiving: receiving
        )
    }

    /// Writes the session.
    func write(to writer: inout PickleWriter) {
        for key in [keys.identity, keys.base, keys.oneTime, peer, firstRatchetKey] {
            writer.append(key)
        }
        writer.append(root.bytes)
        writer.append(sending != nil)
        if let sending {
            writer.append(sending.ratchet.privateKey)
            sending.chain.write(to: &writer)
        }
        writer.append(count: receiving.count)
        for chain in receiving { chain.write(to: &writer) }
    }
}

extension ChainKey {
    /// Reads a chain key as it was saved.
    ///
    /// - Throws: `OlmError.pickle`.
    fileprivate init(_ reader: inout PickleReader) throws(OlmError) {
        bytes = try reader.secret(Self.length)
        index = try reader.number(atMost: UInt64(UInt32.max) + 1)
    }

    /// Writes the chain key.
    fileprivate func write(to writer: inout PickleWriter) {
        writer.append(bytes)
        writer.append(index)
    }
}

extension ReceivingChain {
    /// Reads a chain as it was saved.
    ///
    /// - Throws: `OlmError.pickle`.
    fileprivate init(_ reader: inout PickleReader) throws(OlmError) {
        let ratchetKey = try reader.key()
        let chain = try ChainKey(&reader)
        var indices: [UInt32] = []
        for _ in 0..<(try reader.count(atMost: SkippedKeys.most)) {
            let index = UInt32(truncatingIfNeeded: try reader.number(atMost: UInt64(UInt32.max)))
            guard indices.last.map({ $0 < index }) ?? true, UInt64(index) < chain.index else {
                throw reader.fault
            }
            indices.append(index)
        }
        let keys = try reader.secret(indices.count * MessageKey.length)
        self.init(ratchetKey, chain, skipped: SkippedKeys(indices: indices, keys: keys))
    }

    /// Writes the chain.
    fileprivate func write(to writer: inout PickleWriter) {
        writer.append(ratchetKey)
        chain.write(to: &writer)
        writer.append(count: skipped.indices.count)
        for index in skipped.indices { writer.append(UInt64(index)) }
        writer.append(skipped.keys)
    }
}
