package import Formats

/// A homeserver, as far as it holds a user's identity: what it shows of it, and what is published
/// there.
package protocol IdentityServer: Sendable {
    /// Whose identity it is.
    var userID: ExactText { get }
    /// The device that the session is of, where the server says.
    var deviceID: ExactText? { get }

    /// The answer to `/keys/query` about the user.
    ///
    /// - Throws: `RecoveryError.homeserver`.
    func publishedKeys() async throws(RecoveryError) -> JSONValue

    /// The IDs of the user's devices, those without keys too.
    ///
    /// - Throws: `RecoveryError.homeserver`.
    func deviceIDs() async throws(RecoveryError) -> [ExactText]

    /// Adds a signature to one of the user's devices, or to a key of theirs.
    ///
    /// - Parameters:
    ///   - signed: the published object, with the new signature alone.
    ///   - id: the device's ID, or the key in base64.
    /// - Throws: `RecoveryError.homeserver`, also where the server took the request and not the
    ///   signature.
    func add(signed: JSONValue, to id: ExactText) async throws(RecoveryError)

    /// Publishes cross-signing keys.
    ///
    /// - Parameters:
    ///   - keys: what is published.
    ///   - before: what was published when it was read; nothing else is written over.
    ///   - person: asked where the server wants to know again who asks.
    /// - Throws: `RecoveryError.homeserver`, `.identity` with `changedMeanwhile`.
    func publish(
        _ keys: CrossSigningKeys,
        over before: PublishedIdentity,
        _ person: any InteractivePerson
    ) async throws(RecoveryError)
}

extension IdentityServer {
    /// What is published of the user now.
    ///
    /// - Throws: `RecoveryError.homeserver`, `.format` for an answer that nothing can be read of.
    package func publishedIdentity() async throws(RecoveryError) -> PublishedIdentity {
        let answer = try await publishedKeys()
        return try carryingFormat { () throws(FormatError) in
            try PublishedIdentity(decoding: answer, of: userID)
        }
    }
}
