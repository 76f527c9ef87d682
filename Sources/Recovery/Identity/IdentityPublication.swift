package import Formats

/// Publishes an identity where there is none, or, where that was asked for, in place of another.
///
/// The same again is nothing; an answer that was lost is made up for by reading.
package struct IdentityPublication: Sendable {
    /// What becomes of other keys that are published.
    package enum Replacement: Sendable {
        /// They stay, and nothing is published.
        case refused
        /// They go, and with them every signature that they made.
        case asked
    }

    /// What was done.
    package enum Outcome: Equatable, Sendable {
        /// It stood there already.
        case stood
        /// It was published.
        case published
        /// It was published, and other keys went, whose secrets these are.
        case replaced([EventType])
    }

    private let keys: CrossSigningKeys

    /// The publication of keys.
    package init(_ keys: CrossSigningKeys) {
        self.keys = keys
    }

    /// Publishes the keys, and reads them back.
    ///
    /// - Parameter person: asked where the server wants to know again who asks.
    /// - Throws: `RecoveryError.identity` with `anotherPublished`, `notUsable`, `changedMeanwhile`,
    ///   `notReadBack`; `.homeserver`.
    package func publish(
        on server: any IdentityServer,
        _ replacement: Replacement,
        _ person: any InteractivePerson
    ) async throws(RecoveryError) -> Outcome {
        let before = try await server.publishedIdentity()
        if keys.stand(in: before) { return .stood }
        let others = keys.others(in: before)
        if !others.isEmpty, replacement == .refused {
            let unusable = before.unusable(others)
            throw .identity(unusable.isEmpty ? .anotherPublished(others) : .notUsable(unusable))
        }
        try await server.publish(keys, over: before, person)
        guard keys.stand(in: try await server.publishedIdentity()) else {
            throw .identity(.notReadBack)
        }
        return others.isEmpty ? .published : .replaced(others)
    }
}
