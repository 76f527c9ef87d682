package import Formats
import Primitives

/// One verification of another device of the user's own by short strings that a person compares: what
/// to send, what to show, and what came of it.
///
/// ```
/// request ─► requested ─┐                ┌─ start ─► started ─ accept ─► keySent ─ key ─┐
///                       ├ ready ─► ready ┤                                              ├─► comparing
/// asked ─ agree ────────┘                └─ start ─► accepted ─────────────── key ──────┘
///
/// comparing ─ same ─► confirmed ─ mac ─► finishing ─ done ─► verified
/// ```
/// A value without network and terminal; times are seconds since 1970. Every message goes to devices
/// of the user's own, and is taken only from the user's own; which device sent one cannot be seen, and
/// what the person compares and the codes show it. Whatever does not fit ends it. Nothing is verified
/// before the person said that the strings are the same AND the other device vouched for the keys
/// that we hold of it. Specification: "Key verification framework", "Short Authentication String (SAS)
/// verification".
package struct SASVerification: Sendable {
    /// How far it is.
    package enum State: Sendable {
        /// Other devices were asked, and none has answered.
        case requested
        /// This device asks, and the person has not agreed.
        case asked(DeviceKey)
        /// Both agree, and either may start.
        case ready(DeviceKey)
        /// We started.
        case started(DeviceKey, VerificationStart)
        /// The other started and has our commitment.
        case accepted(DeviceKey, [SASForm])
        /// We started, have the other's commitment, and showed our key.
        case keySent(DeviceKey, VerificationStart, VerificationAccept)
        /// The person is to compare.
        case comparing(SASComparison)
        /// The person saw the same, and our device has vouched for its keys.
        case confirmed(SASComparison)
        /// Both have vouched, and the other has not said that it is content.
        case finishing(VerifiedKeys)
        /// It is done.
        case verified(VerifiedKeys)
        /// It is over, and nothing is verified.
        case ended(VerificationEnd)
    }

    /// What a person says of the two strings.
    package enum Answer: Sendable {
        case same, different
    }

    /// How long it may take, from the request or from our agreeing to it.
    static let longest: Int64 = 600
    /// How long the person may take to agree to a request.
    static let longestAsking: Int64 = 120
    /// How far ahead another device's clock may be.
    static let farthestAhead: Int64 = 300

    /// Who takes part.
    package let parties: VerificationParties
    /// What its messages are known by.
    package let transactionID: ExactText
    let keyPair: SASKeyPair
    /// How far it is.
    package internal(set) var state: State
    /// When it is over at the latest.
    package internal(set) var deadline: Int64

    /// Asks the other devices of the parties; `requests` are to be sent.
    ///
    /// - Parameter transactionID: text that was never used before, such as random base64.
    package init(
        requesting parties: VerificationParties,
        transactionID: ExactText,
        keyPair: SASKeyPair,
        at now: Int64
    ) {
        self.parties = parties
        self.transactionID = transactionID
        self.keyPair = keyPair
        state = .requested
        deadline = now + Self.longest
    }

    /// Puts another device's request to the person.
    ///
    /// - Throws: `VerificationRefusal`; nothing is to be sent then.
    package init(
        answering content: JSONValue,
        from sender: ExactText,
        _ parties: VerificationParties,
        keyPair: SASKeyPair,
        at now: Int64
    ) throws(VerificationRefusal) {
        guard sender == parties.userID else { throw .otherUser(sender) }
        guard let message = try? VerificationMessage(.request, decoding: content),
            case .request(let request) = message.body
        else { throw .malformed }
        guard let device = parties.other(request.deviceID) else {
            throw .unknownDevice(request.deviceID)
        }
        guard Self.isTimely(request, at: now) else { throw .stale }
        guard request.methods.contains(.sas) else { throw .noCommonMethod }
        self.parties = parties
        transactionID = message.transactionID
        self.keyPair = keyPair
        state = .asked(device)
        deadline = min(request.timestamp / 1000 + Self.longest, now + Self.longestAsking)
    }

    static func isTimely(_ request: VerificationRequest, at now: Int64) -> Bool {
        (now - longest...now + farthestAhead).contains(request.timestamp / 1000)
    }
}

extension SASVerification {
    /// Whether nothing more will come of it.
    package var isOver: Bool {
        switch state {
        case .verified, .ended: true
        default: false
        }
    }

    /// The other device; nil while several are asked, and when it is over.
    var partner: DeviceKey? {
        switch state {
        case .asked(let device), .ready(let device), .started(let device, _),
            .accepted(let device, _), .keySent(let device, _, _):
            device
        case .comparing(let comparison), .confirmed(let comparison): comparison.device
        case .finishing(let keys): keys.device
        case .requested, .verified, .ended: nil
        }
    }

    func sending(
        _ body: VerificationMessage.Body,
        to devices: [DeviceKey]
    ) -> [VerificationSending] {
        devices.map { device in
            VerificationSending(
                deviceID: device.deviceID,
                message: VerificationMessage(transactionID, body)
            )
        }
    }

    /// Tells everyone who still waits that it is over, and why.
    mutating func cancel(_ code: CancellationCode) -> [VerificationSending] {
        guard !isOver else { return [] }
        let devices = partner.map { [$0] } ?? parties.others
        state = .ended(.byUs(code))
        return sending(.cancel(VerificationCancellation(code)), to: devices)
    }

    /// Both have vouched.
    mutating func finish(_ keys: VerifiedKeys) -> [VerificationSending] {
        state = .finishing(keys)
        return sending(.done, to: [keys.device])
    }
}
