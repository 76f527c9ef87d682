package import Formats
package import Secrets

/// What differs between two states of an account, or two accounts, whatever they were read from.
///
/// Values of secrets are compared where both sides have them, and are not kept.
package struct AccountDifference: Sendable {
    /// One side: an account with the values of its secrets that are at hand.
    package struct Side: Sendable {
        /// The account.
        package let account: Account
        /// Values that were inside an archive, or that a key opened.
        package let values: [EventType: SecretBytes]

        /// An account as it was examined, with what an archive holds opened.
        ///
        /// - Parameter archived: goes before what a key opens, as it is what a restore gives back.
        package init(
            _ examination: Examination,
            archived: [(type: EventType, value: SecretBytes)] = []
        ) {
            account = examination.account
            let opened = examination.matrix.rows.compactMap { row in
                row.value.map { (row.type, $0) }
            }
            values = Dictionary(archived.map { ($0.type, $0.value) } + opened) { first, _ in first }
        }
    }

    /// What became of something from the first side to the second.
    package enum Change: String, Equatable, Sendable {
        /// The second side alone has it.
        case added
        /// The first side alone has it. A blanked event counts as none.
        case lost
        /// Both have it, and not the same.
        case changed
        /// Both have the same.
        case same
        /// One side says nothing of it.
        case notCompared = "not_compared"

        init(_ first: [UInt8]?, _ second: [UInt8]?) {
            self =
                switch (first, second) {
                case (nil, nil): .same
                case (nil, _?): .added
                case (_?, nil): .lost
                case (let first?, let second?): first == second ? .same : .changed
                }
        }
    }

    /// A public key on both sides.
    package struct PublicKey: Equatable, Sendable {
        /// What became of it.
        package let change: Change
        /// The first side's, if it has one.
        package let first: [UInt8]?
        /// The second side's, if it has one.
        package let second: [UInt8]?
    }

    /// Whose account it is, where both sides say so and differ.
    package let users: (first: ExactText, second: ExactText)?
    /// Every event that either side has, in the order of the first side, then of the second.
    package let events: [(type: EventType, change: Change)]
    /// Every secret of which either side has a value.
    package let secrets: [(type: EventType, change: Change)]
    /// The cross-signing keys, by the secret that each is the public half of; nil where a side says
    /// nothing of its identity.
    package let identity: [(type: EventType, key: PublicKey)]?
    /// The key backup versions with their public keys; nil where a side says nothing of backups.
    package let backups: [(version: ExactText, key: PublicKey)]?

    /// Compares two sides.
    package init(from first: Side, to second: Side) {
        if let one = first.account.userID, let other = second.account.userID, one != other {
            users = (one, other)
        } else {
            users = nil
        }
        events = Self.events(first.account, second.account)
        secrets = Self.secrets(first, second)
        identity = Self.identity(first.account, second.account)
        backups = Self.backups(first.account, second.account)
    }

    /// How many things differ.
    package var count: Int {
        let all =
            events.map(\.change) + secrets.map(\.change) + (identity ?? []).map(\.key.change)
            + (backups ?? []).map(\.key.change)
        return all.count(where: \.isDifference) + (users == nil ? 0 : 1)
    }
}

extension AccountDifference {
    private static func events(
        _ first: Account,
        _ second: Account
    ) -> [(type: EventType, change: Change)] {
        func contents(_ account: Account) -> [EventType: JSONValue] {
            let filled = account.events.filter { !$0.content.isEmptyObject }
            return Dictionary(filled.map { ($0.type, $0.content) }) { first, _ in first }
        }
        let (old, new) = (contents(first), contents(second))
        var seen = Set<EventType>()
        return (first.events + second.events).map(\.type).compactMap { type in
            guard seen.insert(type).inserted else { return nil }
            switch (old[type], new[type]) {
            case (nil, nil): return nil
            case (nil, _?): return (type, .added)
            case (_?, nil): return (type, .lost)
            case (let old?, let new?):
                return (type, old.isEquivalent(to: new) ? .same : .changed)
            }
        }
    }

    private static func secrets(
        _ first: Side,
        _ second: Side
    ) -> [(type: EventType, change: Change)] {
        Set(first.values.keys).union(second.values.keys).sorted().map { type in
            guard let one = first.values[type], let other = second.values[type] else {
                return (type, .notCompared)
            }
            return (type, SecretSpelling.isSame(one, other, of: type) ? .same : .changed)
        }
    }

    /// A key that one side does not show is not compared when it is the user-signing key, which
    /// servers show to its owner alone.
    private static func identity(
        _ first: Account,
        _ second: Account
    ) -> [(type: EventType, key: PublicKey)]? {
        guard let one = first.identity, let other = second.identity else { return nil }
        return zip(one.bySecret, other.bySecret).compactMap { old, new in
            guard old.1 != nil || new.1 != nil else { return nil }
            let keys = (old.1?.publicKey, new.1?.publicKey)
            let isHidden = old.0 == .userSigning && (keys.0 == nil || keys.1 == nil)
            let change = isHidden ? Change.notCompared : Change(keys.0, keys.1)
            return (old.0, PublicKey(change: change, first: keys.0, second: keys.1))
        }
    }

    private static func backups(
        _ first: Account,
        _ second: Account
    ) -> [(version: ExactText, key: PublicKey)]? {
        guard let old = first.backups, let new = second.backups else { return nil }
        var seen = Set<ExactText>()
        return (old + new).map { $0.version ?? "unknown" }.compactMap { version in
            guard seen.insert(version).inserted else { return nil }
            let one = old.first { ($0.version ?? "unknown") == version }
            let other = new.first { ($0.version ?? "unknown") == version }
            let keys = (one?.publicKey.bytes, other?.publicKey.bytes)
            let change: Change =
                one == nil
                ? .added : other == nil ? .lost : keys.0 == keys.1 ? .same : .changed
            return (version, PublicKey(change: change, first: keys.0, second: keys.1))
        }
    }
}

extension AccountDifference.Change {
    /// Whether both sides are known not to be the same.
    package var isDifference: Bool {
        switch self {
        case .added, .lost, .changed: true
        case .same, .notCompared: false
        }
    }
}
