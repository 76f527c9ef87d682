/// A message by which two devices verify each other, as one sends it to the other: the event
/// `m.key.verification.…` with the ID of a transaction.
///
/// What is unknown in it is passed over, and what is longer than any client writes is refused.
/// Specification: "Key verification framework", "Short Authentication String (SAS) verification".
package struct VerificationMessage: Sendable {
    /// The type of the event.
    package enum Kind: ExactText, Sendable {
        case request = "m.key.verification.request"
        case ready = "m.key.verification.ready"
        case start = "m.key.verification.start"
        case accept = "m.key.verification.accept"
        case key = "m.key.verification.key"
        case mac = "m.key.verification.mac"
        case done = "m.key.verification.done"
        case cancel = "m.key.verification.cancel"
    }

    /// What a message says.
    package enum Body: Sendable {
        /// A device wants to verify and be verified.
        case request(VerificationRequest)
        /// The device that was asked agrees.
        case ready(VerificationReady)
        /// Either of them begins.
        case start(VerificationStart)
        /// The other goes along, and commits itself to a key that it does not show yet.
        case accept(VerificationAccept)
        /// The sender's ephemeral Curve25519 key, 32 bytes.
        case key([UInt8])
        /// The sender's own keys, vouched for.
        case mac(VerificationMAC)
        /// The sender is content.
        case done
        /// It is over.
        case cancel(VerificationCancellation)
    }

    /// What all messages of one verification have in common.
    package let transactionID: ExactText
    /// What it says.
    package let body: Body

    /// A message of our own making.
    package init(_ transactionID: ExactText, _ body: Body) {
        self.transactionID = transactionID
        self.body = body
    }

    /// Reads the content of an event of this type.
    ///
    /// - Throws: `FormatError.property` for what is missing, of the wrong type or too long; `.json`
    ///   for a name that stands twice.
    package init(_ kind: Kind, decoding content: JSONValue) throws(FormatError) {
        let fields = try VerificationFields(content)
        transactionID = try fields.text("transaction_id")
        body =
            switch kind {
            case .request: .request(try VerificationRequest(fields))
            case .ready: .ready(try VerificationReady(fields))
            case .start: .start(try VerificationStart(fields))
            case .accept: .accept(try VerificationAccept(fields))
            case .key: .key(try Self.key(fields))
            case .mac: .mac(try VerificationMAC(fields))
            case .done: .done
            case .cancel: .cancel(try VerificationCancellation(fields))
            }
    }

    /// The transaction of a content that may be malformed in all else; nil where none is named.
    package static func transactionID(of content: JSONValue) -> ExactText? {
        try? VerificationFields(content).text("transaction_id")
    }

    /// Hashes and derivations are over a key's text, so that it may have one form only.
    private static func key(_ fields: VerificationFields) throws(FormatError) -> [UInt8] {
        let key = try fields.code("key")
        guard try fields.text("key") == ExactText(Base64.encode(key)) else {
            throw .property("key")
        }
        return key
    }
}

extension VerificationMessage {
    /// The type of the event.
    package var kind: Kind {
        switch body {
        case .request: .request
        case .ready: .ready
        case .start: .start
        case .accept: .accept
        case .key: .key
        case .mac: .mac
        case .done: .done
        case .cancel: .cancel
        }
    }

    /// The content of the event; that of a start is the one that was read, byte for byte.
    package var content: JSONValue {
        let members: [(ExactText, JSONValue)]
        switch body {
        case .request(let request): members = request.members
        case .ready(let ready): members = ready.members
        case .start(let start): return start.content
        case .accept(let accept): members = accept.members
        case .key(let key): members = [("key", .string(Base64.encode(key)))]
        case .mac(let mac): members = mac.members
        case .done: members = []
        case .cancel(let cancellation): members = cancellation.members
        }
        return .object([("transaction_id", .string(transactionID))] + members)
    }
}
