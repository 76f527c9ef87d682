import Formats
import Primitives

extension VerificationStart {
    /// By what a device commits itself to its key in answer to this start: a hash of the key's text
    /// and of the content as it was received.
    ///
    /// - Throws: `FormatError.canonicalJSON` for a content that has no canonical form.
    func commitment(to publicKey: [UInt8]) throws(FormatError) -> [UInt8] {
        SHA256.digest(Base64.encode(publicKey.span) + (try content.canonical()))
    }
}
