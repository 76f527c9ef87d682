package import Formats
import Primitives
package import Secrets

/// Shares of one secret, gathered until they do. Spec: SLIP-0039.
package struct KeyShares: Sendable {
    private var shares: [Slip39Share] = []

    /// What is alike in all of them; nil where there are none.
    package var set: Slip39Set? { shares.first?.set }

    /// None yet.
    package init() {}

    /// Takes a share. The same one again changes nothing.
    ///
    /// - Throws: `SharesError.anotherSet`, `sameNumber`, `inconsistent`.
    package mutating func add(_ share: Slip39Share) throws(RecoveryError) {
        if let first = shares.first, first.set != share.set {
            throw .shares(
                .anotherSet(share.set.identifier, expected: first.set.identifier)
            )
        }
        if let first = shares.first, first.value.count != share.value.count {
            throw .shares(.inconsistent)
        }
        for other in shares where other.groupIndex == share.groupIndex {
            guard other.memberThreshold == share.memberThreshold else {
                throw .shares(.inconsistent)
            }
            guard other.memberIndex == share.memberIndex else { continue }
            guard other.value == share.value else {
                throw .shares(.sameNumber(share.memberIndex + 1))
            }
            return
        }
        shares.append(share)
    }

    /// The shares of each group that has any.
    private var groups: [[Slip39Share]] {
        Dictionary(grouping: shares, by: \.groupIndex).sorted { $0.key < $1.key }.map(\.value)
    }

    /// What is still needed; nil when nothing is.
    package var missing: MissingShares? {
        let complete = groups.count { $0.count >= $0[0].memberThreshold }
        let needed = shares.first?.set.groupThreshold ?? 1
        guard complete < needed else { return nil }
        let begun = groups.map { MissingShares.Group(have: $0.count, need: $0[0].memberThreshold) }
            .filter { $0.have < $0.need }
            .sorted { $0.need - $0.have < $1.need - $1.have }
        return MissingShares(groups: complete, groupsNeeded: needed, begun: begun)
    }

    /// The secret: of each group as many shares are used as are needed, those that came first.
    ///
    /// - Parameter passphrase: what the secret was encrypted with before it was shared. Another one
    ///   gives another secret, and nothing tells.
    /// - Throws: `SharesError.tooFew`, `digest`, `cost`, `passphrase`; `PrimitivesError.library`.
    package func combined(
        passphrase: SecretBytes = SecretBytes(copying: [])
    ) throws(RecoveryError) -> SecretBytes {
        if let missing { throw .shares(.tooFew(missing)) }
        guard let set = shares.first?.set else {
            throw .shares(.tooFew(MissingShares(groups: 0, groupsNeeded: 1, begun: [])))
        }
        let encryption = try ShareEncryption(set, passphrase: passphrase)
        return try encryption.decrypt(recovered(set))
    }

    /// Sees whether those that are used fit together, once there are enough.
    ///
    /// - Throws: `SharesError.digest`.
    package func check() throws(RecoveryError) {
        if let set { _ = try recovered(set) }
    }

    private func recovered(_ set: Slip39Set) throws(RecoveryError) -> SecretBytes {
        var points: [SecretPolynomial.Point] = []
        for group in groups where group.count >= group[0].memberThreshold {
            guard points.count < set.groupThreshold else { break }
            let members = group.prefix(group[0].memberThreshold).map { share in
                SecretPolynomial.Point(place: UInt8(share.memberIndex), values: share.value)
            }
            let values = try SharedSecret.recover(from: members)
            points.append(.init(place: UInt8(group[0].groupIndex), values: values))
        }
        return try SharedSecret.recover(from: points)
    }

    /// Shares of a secret, any `threshold` of which give it again: one group, no passphrase, the
    /// encryption of today's sets. They are put together again before they are given out.
    ///
    /// - Parameter threshold: 2 to `count`.
    /// - Parameter count: up to 16.
    /// - Throws: `PrimitivesError.library`; `SharesError.digest` where they would not combine.
    package static func split(
        _ secret: SecretBytes,
        threshold: Int,
        count: Int
    ) throws(RecoveryError) -> [Slip39Share] {
        let set = Slip39Set(
            identifier: Int(Randomness.below(1 << 15)),
            isExtendable: true,
            iterationExponent: 1,
            groupThreshold: 1,
            groupCount: 1
        )
        let empty = SecretBytes(copying: [])
        let shared = try ShareEncryption(set, passphrase: empty).encrypt(secret)
        let points = SharedSecret.split(shared, threshold: threshold, count: count)
        let shares = points.map { point in
            Slip39Share(
                set: set,
                groupIndex: 0,
                memberIndex: Int(point.place),
                memberThreshold: threshold,
                value: point.values
            )
        }
        var last = KeyShares()
        for share in shares.suffix(threshold) { try last.add(share) }
        guard try last.combined() == secret else { throw .shares(.digest) }
        return shares
    }
}
