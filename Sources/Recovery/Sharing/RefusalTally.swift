import Formats

/// What was not given or taken in one run: how often, and of each kind the first ones. A server can bring
/// about any number.
package struct RefusalTally: Sendable {
    /// How many of a kind are told.
    package static let mostOfAKind = 20

    /// The first ones of each kind.
    package private(set) var first: [SharingRefusal] = []
    /// How many more there were.
    package private(set) var more = 0
    private var counts: [SharingRefusal: Int] = [:]

    /// Nothing yet.
    package init() {}

    /// Counts one.
    ///
    /// - Returns: whether it is among the first of its kind.
    @discardableResult
    package mutating func note(_ refusal: SharingRefusal) -> Bool {
        let count = counts[refusal.kind, default: 0]
        guard count < Self.mostOfAKind else {
            more += 1
            return false
        }
        counts[refusal.kind] = count + 1
        first.append(refusal)
        return true
    }
}

extension SharingRefusal {
    /// The same without what the server can make up any number of.
    fileprivate var kind: SharingRefusal {
        switch self {
        case .otherUser: .otherUser("")
        case .deviceUnknown: .deviceUnknown("")
        case .deviceNotVerified: .deviceNotVerified("")
        case .notOffered: .notOffered("")
        case .notAsked: .notAsked(requestID: "")
        case .malformed, .ownRequest, .deviceNotChosen, .withdrawn, .declined, .noOneTimeKey,
            .oneTimeKey, .notSent, .notByOlm, .notDecrypted, .senderKeyUnknown, .senderForged,
            .recipientOther, .deviceNotAsked, .late, .wrongValue, .notProvable:
            self
        }
    }
}
