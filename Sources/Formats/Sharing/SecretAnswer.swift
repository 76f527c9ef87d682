package import Secrets

/// A secret on its way to the device that asked for it: `m.secret.send`, which is never sent but
/// encrypted by Olm. Spec: A13.
package struct SecretAnswer: Sendable {
    /// The type of its event.
    package static let eventType: ExactText = "m.secret.send"

    /// The request that it answers.
    package let requestID: ExactText
    /// The secret, as secret storage would hold it.
    package let secret: SecretBytes

    /// An answer of our own.
    package init(requestID: ExactText, secret: SecretBytes) {
        self.requestID = requestID
        self.secret = secret
    }

    /// Reads the content of a decrypted event.
    ///
    /// - Throws: `FormatError.property` for a member that is missing or of another type.
    package init(decoding content: SecretObject) throws(FormatError) {
        requestID = try content.text("request_id")
        secret = try content.secret("secret")
    }

    /// The event's content.
    package var content: SecretBytes {
        SecretJSON.object([("request_id", .string(requestID))], "secret", secret)
    }
}
