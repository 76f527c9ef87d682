import Primitives
package import Secrets

/// State as it is saved: sealed under a key of 32 bytes.
///
/// ```
/// 0         1      33
/// │ version │ salt │ contents, encrypted │ tag │
/// │ 0x01    │ 32   │                     │ 16  │
///
/// HKDF-SHA-256(key, salt, "matrix-recovery olm state v1") ─► ChaCha20-Poly1305 key, used once, nonce 0
///
/// contents = account │ sessions, the one used last is last
/// account  = Ed25519 seed │ identity key │ next number │ one-time keys │ fallback keys, newest first
///            a one-time key: number │ private key │ 1 if it is published
/// session  = identity, base and one-time public key │ the other's identity key
///            │ first ratchet key │ root key │ 1 │ private ratchet key │ chain key      or 0
///            │ receiving chains, the newest last
///            a receiving chain: ratchet key │ chain key │ indices and keys of skipped messages
///            a chain key: 32 bytes │ next index
/// ```
/// Keys have 32 bytes, numbers and indices 8, and a count of 2 stands before each list, highest byte
/// first. Whoever can put an older file in place of the newest brings back keys that were used: a
/// file cannot show that it is the newest.
extension OlmState {
    /// How many bytes the key of the file has.
    package static let pickleKeyLength = ChaCha20Poly1305.keyLength
    /// How many bytes the salt has.
    package static let saltLength = 32

    private static let version: UInt8 = 1
    private static let info = Array("matrix-recovery olm state v1".utf8)

    /// The state, sealed.
    ///
    /// - Parameter salt: 32 random bytes, others each time.
    /// - Throws: `OlmError.primitive` for a key or a salt of another length.
    package func sealed(with key: SecretBytes, salt: [UInt8]) throws(OlmError) -> [UInt8] {
        do throws(PrimitivesError) {
            guard salt.count == Self.saltLength else { throw .length }
            let once = try Self.key(key, salt: salt)
            return try [Self.version] + salt + ChaCha20Poly1305.seal(encoded, key: once)
        } catch {
            throw .primitive(error)
        }
    }

    /// Opens sealed state.
    ///
    /// - Throws: `OlmError.pickle`; `OlmError.primitive` for a key of another length.
    package init(opening pickle: [UInt8], with key: SecretBytes) throws(OlmError) {
        let start = 1 + Self.saltLength
        guard let version = pickle.first else { throw .pickle(.length(0)) }
        guard version == Self.version else { throw .pickle(.version(version)) }
        guard pickle.count >= start + ChaCha20Poly1305.tagLength else {
            throw .pickle(.length(pickle.count))
        }
        let contents: SecretBytes
        do throws(PrimitivesError) {
            let once = try Self.key(key, salt: Array(pickle[1..<start]))
            contents = try ChaCha20Poly1305.open(Array(pickle[start...]), key: once)
        } catch {
            throw error == .authentication ? .pickle(.authentication) : .primitive(error)
        }
        try self.init(decoding: contents)
    }

    /// The state, not sealed.
    package var encoded: SecretBytes {
        var writer = PickleWriter()
        account.write(to: &writer)
        writer.append(count: sessions.all.count)
        for session in sessions.all { session.write(to: &writer) }
        return writer.finish()
    }

    /// Reads state that is not sealed.
    ///
    /// - Throws: `OlmError.pickle`.
    package init(decoding contents: SecretBytes) throws(OlmError) {
        var reader = PickleReader(contents)
        let account = try OlmAccount(&reader)
        var sessions: [OlmSession] = []
        for _ in 0..<(try reader.count(atMost: OlmSessions.most)) {
            sessions.append(try OlmSession(&reader))
        }
        try reader.finish()
        self.init(account, OlmSessions(sessions))
    }

    private static func key(
        _ key: SecretBytes,
        salt: [UInt8]
    ) throws(PrimitivesError) -> SecretBytes {
        guard key.count == pickleKeyLength else { throw .length }
        return HKDFSHA256.derive(from: key, salt: salt, info: info, count: pickleKeyLength)
    }
}
