package import Formats
import Primitives

extension SASVerification {
    /// Takes an event that was sent to our device, and returns what is to be sent in turn, in this
    /// order.
    ///
    /// What is no message of this verification, or comes from another user, changes nothing.
    package mutating func receive(
        _ type: ExactText,
        _ content: JSONValue,
        from sender: ExactText,
        at now: Int64
    ) -> [VerificationSending] {
        guard !isOver, sender == parties.userID,
            let kind = VerificationMessage.Kind(rawValue: type)
        else { return [] }
        let late = expire(at: now)
        guard !isOver else { return late }
        let isOurs = VerificationMessage.transactionID(of: content) == transactionID
        let message: VerificationMessage
        do throws(FormatError) {
            message = try VerificationMessage(kind, decoding: content)
        } catch {
            // A cancellation is never answered, so that no two devices answer each other for ever.
            return isOurs && kind != .cancel ? cancel(.invalidMessage) : []
        }
        return isOurs ? take(message.body) : decline(message, at: now)
    }

    private mutating func take(_ body: VerificationMessage.Body) -> [VerificationSending] {
        switch body {
        case .request: return cancel(.unexpectedMessage)
        case .ready(let ready): return take(ready)
        case .start(let start): return take(start)
        case .accept(let accept): return take(accept)
        case .key(let key): return take(key: key)
        case .mac(let mac): return take(mac)
        case .done:
            guard case .finishing(let keys) = state else { return cancel(.unexpectedMessage) }
            state = .verified(keys)
            return []
        case .cancel(let cancellation): return take(cancellation)
        }
    }

    /// A device that we asked agrees; the others need not any more.
    private mutating func take(_ ready: VerificationReady) -> [VerificationSending] {
        guard case .requested = state else {
            return ready.deviceID == partner?.deviceID ? cancel(.unexpectedMessage) : []
        }
        guard let device = parties.other(ready.deviceID) else { return [] }
        guard ready.methods.contains(.sas) else { return cancel(.unknownMethod) }
        state = .ready(device)
        return sending(
            .cancel(VerificationCancellation(.accepted)),
            to: parties.others.filter { $0 != device }
        )
    }

    /// Of two starts that of the device with the smaller ID counts.
    private mutating func take(_ start: VerificationStart) -> [VerificationSending] {
        switch state {
        case .ready(let device) where start.deviceID == device.deviceID:
            return accept(start, from: device)
        case .started(let device, let own) where start.deviceID == device.deviceID:
            guard start.method == own.method else { return cancel(.unexpectedMessage) }
            return own.deviceID < device.deviceID ? [] : accept(start, from: device)
        case .keySent(let device, let own, _)
        where start.deviceID == device.deviceID && start.method == own.method
            && own.deviceID < device.deviceID:
            // It was sent when ours was, and the answer to ours was faster.
            return []
        default:
            let device = partner ?? parties.other(start.deviceID)
            return device?.deviceID == start.deviceID ? cancel(.unexpectedMessage) : []
        }
    }

    /// Goes along with the other's start.
    private mutating func accept(
        _ start: VerificationStart,
        from device: DeviceKey
    ) -> [VerificationSending] {
        guard let commitment = try? start.commitment(to: keyPair.publicKey) else {
            return cancel(.invalidMessage)
        }
        guard let accept = start.offer?.answer(committing: commitment) else {
            return cancel(.unknownMethod)
        }
        state = .accepted(device, accept.forms)
        return sending(.accept(accept), to: [device])
    }

    private mutating func take(_ accept: VerificationAccept) -> [VerificationSending] {
        guard case .started(let device, let start) = state else {
            return cancel(.unexpectedMessage)
        }
        guard start.offer?.allows(accept) == true else { return cancel(.unknownMethod) }
        state = .keySent(device, start, accept)
        return sending(.key(keyPair.publicKey), to: [device])
    }

    private mutating func take(key: [UInt8]) -> [VerificationSending] {
        switch state {
        case .accepted(let device, let forms):
            let own = sending(.key(keyPair.publicKey), to: [device])
            return compare(device, key, forms, startedBy: .other) ?? own
        case .keySent(let device, let start, let accept):
            guard (try? start.commitment(to: key)) == accept.commitment else {
                return cancel(.mismatchedCommitment)
            }
            return compare(device, key, accept.forms, startedBy: .own) ?? []
        default:
            return cancel(.unexpectedMessage)
        }
    }

    /// Has the person compare; what to send where that is not to be.
    private mutating func compare(
        _ device: DeviceKey,
        _ key: [UInt8],
        _ forms: [SASForm],
        startedBy side: SASSecret.Side
    ) -> [VerificationSending]? {
        guard
            let secret = try? SASSecret(keyPair, with: key, of: device, parties, transactionID),
            let string = secret.shortString(startedBy: side)
        else { return cancel(.invalidMessage) }
        state = .comparing(
            SASComparison(device: device, string: string, forms: forms, secret: secret)
        )
        return nil
    }

    /// The other device vouches for its keys, before or after our person has answered.
    private mutating func take(_ mac: VerificationMAC) -> [VerificationSending] {
        switch state {
        case .comparing(var comparison) where comparison.vouched == nil:
            guard let keys = comparison.verified(by: mac, parties) else {
                return cancel(.keyMismatch)
            }
            comparison.vouched = keys
            state = .comparing(comparison)
            return []
        case .confirmed(let comparison):
            guard let keys = comparison.verified(by: mac, parties) else {
                return cancel(.keyMismatch)
            }
            return finish(keys)
        default:
            return cancel(.unexpectedMessage)
        }
    }

    /// Of several devices that were asked, one does not want to: the others are told.
    private mutating func take(
        _ cancellation: VerificationCancellation
    ) -> [VerificationSending] {
        let told = partner == nil && parties.others.count > 1 ? parties.others : []
        state = .ended(.byOther(cancellation))
        return sending(.cancel(VerificationCancellation(cancellation.code)), to: told)
    }

    /// A message of another verification: a device that begins a second one with us ends both, and one
    /// that goes on with what we know nothing of is told.
    private mutating func decline(
        _ message: VerificationMessage,
        at now: Int64
    ) -> [VerificationSending] {
        switch message.body {
        case .request(let request)
        where request.deviceID == partner?.deviceID && Self.isTimely(request, at: now):
            return cancel(.unexpectedMessage)
                + Self.refusal(.unexpectedMessage, of: message, to: request.deviceID)
        case .start(let start) where start.deviceID == partner?.deviceID:
            return cancel(.unexpectedMessage)
                + Self.refusal(.unexpectedMessage, of: message, to: start.deviceID)
        default:
            return Self.decline(unknown: message, parties)
        }
    }

    /// What is sent where no verification is under way: see `decline(unknown:)`.
    package static func decline(
        _ type: ExactText,
        _ content: JSONValue,
        from sender: ExactText,
        _ parties: VerificationParties
    ) -> [VerificationSending] {
        guard sender == parties.userID, let kind = VerificationMessage.Kind(rawValue: type),
            let message = try? VerificationMessage(kind, decoding: content)
        else { return [] }
        return decline(unknown: message, parties)
    }

    /// Tells a device that it goes on with what is not known here: that of a run that was ended, or one
    /// that it began without asking, which is deprecated and not done here.
    private static func decline(
        unknown message: VerificationMessage,
        _ parties: VerificationParties
    ) -> [VerificationSending] {
        let deviceID: ExactText
        switch message.body {
        case .ready(let ready): deviceID = ready.deviceID
        case .start(let start): deviceID = start.deviceID
        case .request, .accept, .key, .mac, .done, .cancel: return []
        }
        guard parties.other(deviceID) != nil else { return [] }
        return refusal(.unknownTransaction, of: message, to: deviceID)
    }

    private static func refusal(
        _ code: CancellationCode,
        of message: VerificationMessage,
        to deviceID: ExactText
    ) -> [VerificationSending] {
        let cancellation = VerificationCancellation(code)
        return [
            VerificationSending(
                deviceID: deviceID,
                message: VerificationMessage(message.transactionID, .cancel(cancellation))
            )
        ]
    }
}
