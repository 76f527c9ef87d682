package import Formats

/// How a verification ended that verified nothing.
package enum VerificationEnd: Equatable, Sendable {
    /// We cancelled it.
    case byUs(CancellationCode)
    /// The other device did, or one of those that were asked.
    case byOther(VerificationCancellation)
    /// Nobody answered the question whether to verify.
    case unanswered
}
