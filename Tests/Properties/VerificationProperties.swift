import Formats

/// Messages by which devices verify each other.
enum VerificationProperties {
    /// Whatever is read is written to the same, whichever message it is taken for.
    static func messagesAreKept(_ bytes: [UInt8]) throws(BrokenProperty) {
        guard let content = try? JSONValue(parsing: bytes) else { return }
        let kinds: [VerificationMessage.Kind] = [
            .request, .ready, .start, .accept, .key, .mac, .done, .cancel,
        ]
        for kind in kinds {
            guard let message = try? VerificationMessage(kind, decoding: content) else { continue }
            try expect(message.kind == kind, "a message keeps its type")
            try expect(
                VerificationMessage.transactionID(of: content) == message.transactionID,
                "a message's transaction is named"
            )
            let written = message.content
            let again = try require(
                try? VerificationMessage(kind, decoding: written),
                "what is written is read"
            )
            try expect(again.content.encoded == written.encoded, "what is read is the same")
        }
    }
}
