package import Secrets

/// State as it is saved; whoever saves it seals it.
///
/// ```
/// state    = account │ sessions, the one used last is last
/// account  = Ed25519 seed │ identity key │ next number │ one-time keys │ fallback keys, newest first
///            a one-time key: number │ private key │ 1 if it is published
/// session  = identity, base and one-time public key │ the other's identity key
///            │ first ratchet key │ root key │ 1 │ private ratchet key │ chain key      or 0
///            │ receiving chains, the newest last
///            a receiving chain: ratchet key │ chain key │ indices and keys of skipped messages
///            a chain key: 32 bytes │ next index
/// ```
/// Keys have 32 bytes, numbers and indices 8, and a count of 2 stands before each list, highest byte
/// first. Whoever puts older state in place of the newest brings back keys that were used: it cannot
/// show that it is the newest.
extension OlmState {
    /// The state.
    package var encoded: SecretBytes {
        var writer = PickleWriter()
        account.write(to: &writer)
        writer.append(count: sessions.all.count)
        for session in sessions.all { session.write(to: &writer) }
        return writer.finish()
    }

    /// Reads state.
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
}
