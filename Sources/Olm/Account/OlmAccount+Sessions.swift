package import Formats
package import Secrets

extension OlmAccount {
    /// Begins a session with a device.
    ///
    /// - Parameters:
    ///   - peer: the device's identity key, as its signed device keys say it.
    ///   - oneTimeKey: one of its one-time keys or its fallback key, whose signature was verified.
    ///   - random: gives so many random bytes.
    /// - Throws: `OlmError.lowOrderKey`.
    package func outboundSession(
        with peer: Curve25519Key,
        oneTimeKey: Curve25519Key,
        random: (Int) -> SecretBytes
    ) throws(OlmError) -> OlmSession {
        try OlmSession(identity, with: peer, oneTimeKey: oneTimeKey, random: random)
    }

    /// Takes a session that another device began, with its first message that came. A one-time key is
    /// forgotten then, and not before the message's MAC and padding hold; a fallback key stays, so that
    /// the same message is taken again once its session is no longer kept.
    ///
    /// - Parameter sender: the identity key of the device that the message is said to come from.
    /// - Throws: `OlmError.identityKey`, `.oneTimeKey`, and what `OlmSession` does.
    package mutating func inboundSession(
        from message: OlmPreKeyMessage,
        sender: Curve25519Key
    ) throws(OlmError) -> (session: OlmSession, plaintext: SecretBytes) {
        guard message.keys.identity == sender else { throw .identityKey(message.keys.identity) }
        let wanted = message.keys.oneTime
        let key = (oneTimeKeys + fallbackKeys).first { $0.pair.publicKey == wanted }
        guard let key else { throw .oneTimeKey(wanted) }
        var session = try OlmSession(identity, oneTimeKey: key.pair, from: message)
        let plaintext = try session.decrypt(message.message)
        removeOneTimeKey(wanted)
        return (session, plaintext)
    }
}
