/// Why a verification was cancelled, an open set.
package struct CancellationCode: RawRepresentable, Hashable, Sendable {
    /// The code as it is sent.
    package let rawValue: ExactText

    /// A code of this name.
    package init(rawValue: ExactText) { self.rawValue = rawValue }

    /// The person did not want it.
    package static let user = CancellationCode(rawValue: "m.user")
    /// It took too long.
    package static let timeout = CancellationCode(rawValue: "m.timeout")
    /// Nothing is known of this transaction.
    package static let unknownTransaction = CancellationCode(rawValue: "m.unknown_transaction")
    /// The devices have no method in common.
    package static let unknownMethod = CancellationCode(rawValue: "m.unknown_method")
    /// A message came out of turn.
    package static let unexpectedMessage = CancellationCode(rawValue: "m.unexpected_message")
    /// A key is not the one that was vouched for.
    package static let keyMismatch = CancellationCode(rawValue: "m.key_mismatch")
    /// A message was malformed.
    package static let invalidMessage = CancellationCode(rawValue: "m.invalid_message")
    /// Another device took the request.
    package static let accepted = CancellationCode(rawValue: "m.accepted")
    /// A key is not the one that the device had committed itself to.
    package static let mismatchedCommitment = CancellationCode(
        rawValue: "m.mismatched_commitment"
    )
    /// The person saw two different strings.
    package static let mismatchedSAS = CancellationCode(rawValue: "m.mismatched_sas")
}
