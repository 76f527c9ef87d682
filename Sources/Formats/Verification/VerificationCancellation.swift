/// A verification is over before its end.
package struct VerificationCancellation: Equatable, Sendable {
    private static let longestReason = 255

    /// Why.
    package let code: CancellationCode
    /// Why, in the sender's words, which say something where the code is unknown; nil where there are
    /// none, or too many.
    package let reason: ExactText?

    /// A cancellation of our own making, whose words are the code.
    package init(_ code: CancellationCode) {
        self.code = code
        reason = code.rawValue
    }

    init(_ fields: VerificationFields) throws(FormatError) {
        code = CancellationCode(rawValue: try fields.text("code"))
        let reason = try fields.content.member("reason")?.text
        self.reason = (reason?.utf8.count ?? 0) <= Self.longestReason ? reason : nil
    }

    var members: [(ExactText, JSONValue)] {
        [("code", .string(code.rawValue))] + (reason.map { [("reason", .string($0))] } ?? [])
    }
}
