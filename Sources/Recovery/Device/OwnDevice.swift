package import Formats
package import Olm
import Primitives
package import Secrets

/// This program as a device of the user: its keys, its sessions with other devices, what is on its way
/// out and what it waits for.
///
/// A value, which is saved before anything leaves by it and before anything counts as received: killed
/// anywhere, no message is lost and no key is used twice. Spec: B12.
package struct OwnDevice: Sendable {
    /// Whose device it is.
    package let userID: ExactText
    /// Its ID, which the login gave it.
    package let deviceID: ExactText
    /// Its keys and sessions.
    package internal(set) var olm: OlmState
    /// Up to where it has received; nil before the first time.
    package internal(set) var position: ExactText?
    /// The master key that was compared with another device and is the user's; nil before that.
    package var master: [UInt8]?
    /// The verification that was begun and not ended.
    var verification: OpenVerification?
    /// When the fallback key was replaced, in seconds since 1970; nil once the one before it is forgotten.
    var fallbackReplaced: Int64?
    /// The devices that another session is begun with.
    package internal(set) var broken = BrokenSessions()
    /// What the server has yet to be given, the oldest first.
    package internal(set) var outbox: [Letter] = []
    /// The secrets that it asked for.
    package var requests = OpenRequests()
    /// The secrets that came, until they are where they belong.
    package var received: [EventType: SecretBytes] = [:] {
        didSet { handover = nil }
    }
    /// The file that those of them go into now, or went into in a run that was killed before it forgot them.
    package var handover: Handover?
    /// The requests of other devices that are to be answered.
    package var pending: [SecretRequest] = []

    /// A new device.
    ///
    /// - Throws: `RecoveryError.olm`.
    package init(userID: ExactText, deviceID: ExactText) throws(RecoveryError) {
        let account = try carryingOlm { () throws(OlmError) in
            try OlmAccount(random: Randomness.secret)
        }
        self.init(userID: userID, deviceID: deviceID, olm: OlmState(account))
    }

    /// A new device in the place of one that is gone: what came to that one is this one's, what was asked
    /// for is asked for again, and the identity that was compared stays known.
    ///
    /// - Throws: `RecoveryError.olm`.
    init(deviceID: ExactText, after gone: OwnDevice) throws(RecoveryError) {
        try self.init(userID: gone.userID, deviceID: deviceID)
        received = gone.received
        handover = gone.handover
        requests = gone.requests
        master = gone.master
    }

    /// A device as it was saved.
    init(userID: ExactText, deviceID: ExactText, olm: OlmState) {
        self.userID = userID
        self.deviceID = deviceID
        self.olm = olm
    }

    /// As others name it in what they encrypt.
    package var party: OlmPayload.Party {
        OlmPayload.Party(userID: userID, fingerprint: olm.account.signingKey)
    }

    /// Forgets secrets that are where they belong.
    package mutating func forget(_ names: some Sequence<EventType>) {
        for name in names { received[name] = nil }
    }

    /// A file that has its name as soon as this is saved, and is known again by what it holds.
    package struct Handover: Equatable, Sendable {
        /// The secrets in it.
        package let names: [EventType]
        /// Of all of the file.
        package let digest: [UInt8]

        /// A file with secrets.
        package init(of names: [EventType], _ digest: FileDigest) {
            self.init(of: names, digest: digest.bytes)
        }

        init(of names: [EventType], digest: [UInt8]) {
            self.names = names
            self.digest = digest
        }

        /// Whether a file is this one.
        ///
        /// - Throws: `RecoveryError.primitive`.
        package func isOf(_ source: any PlacedSource) throws(RecoveryError) -> Bool {
            try FileDigest(of: source).bytes == digest
        }
    }

    /// Puts an event in the clear on its way to devices.
    package mutating func post(_ type: ExactText, _ content: JSONValue, to devices: [ExactText]) {
        guard !devices.isEmpty else { return }
        outbox.append(letter(type, content, to: devices))
    }

    /// Puts an encrypted event on its way to a device that there is a session with.
    ///
    /// - Throws: `RecoveryError.olm`.
    package mutating func post(
        _ type: ExactText,
        _ content: SecretBytes,
        to device: TrustedDevices.Device
    ) throws(RecoveryError) {
        outbox.append(try encrypted(type, content, to: device))
    }

    /// An encrypted event for a device that there is a session with.
    ///
    /// - Throws: `RecoveryError.olm`.
    mutating func encrypted(
        _ type: ExactText,
        _ content: SecretBytes,
        to device: TrustedDevices.Device
    ) throws(RecoveryError) -> Letter {
        let recipient = OlmPayload.Party(userID: userID, fingerprint: device.fingerprint)
        let plaintext = OlmPayload.plaintext(type, content, from: party, to: recipient)
        let message = try carryingOlm { () throws(OlmError) in
            try olm.encrypt(plaintext, to: device.identityKey, random: Randomness.secret)
        }
        let event = OlmEvent(from: olm.account.identityKey, to: device.identityKey, message)
        return letter(OlmEvent.eventType, event.content, to: [device.deviceID])
    }

    private func letter(
        _ type: ExactText,
        _ content: JSONValue,
        to devices: [ExactText]
    ) -> Letter {
        let bytes = content.encoded
        let contents = devices.map { ($0, bytes) }
        return Letter(
            transactionID: ExactText(Hexadecimal.encode(Randomness.bytes(16))),
            type: type,
            contents: Dictionary(contents, uniquingKeysWith: { first, _ in first })
        )
    }

    /// Decrypts an event of one of the user's verified devices; others are not listened to.
    ///
    /// - Throws: `SharingRefusal`; nothing has changed then, but that what was decrypted and is `malformed`
    ///   will not be a second time.
    package mutating func open(
        _ event: ToDeviceEvent,
        among devices: TrustedDevices
    ) throws(SharingRefusal) -> ArrivedMessage {
        guard event.sender == userID else { throw .otherUser(event.sender) }
        let encrypted: OlmEvent
        do {
            encrypted = try OlmEvent(decoding: event.content, for: olm.account.identityKey)
        } catch .property("algorithm") {
            throw .notByOlm
        } catch {
            throw .malformed
        }
        let device = try devices.device(identityKey: encrypted.senderKey)
        let payload: OlmPayload
        do {
            let plaintext = try olm.receive(encrypted.message, from: encrypted.senderKey)
            payload = try OlmPayload(decoding: plaintext)
        } catch is OlmError {
            throw .notDecrypted(device.deviceID)
        } catch {
            throw .malformed
        }
        return ArrivedMessage(
            sender: event.sender,
            senderKey: encrypted.senderKey,
            payload: payload
        )
    }
}

/// Carries Olm's refusal on as a case.
///
/// - Throws: `RecoveryError.olm`.
func carryingOlm<Result>(
    _ body: () throws(OlmError) -> Result
) throws(RecoveryError) -> Result {
    do throws(OlmError) {
        return try body()
    } catch {
        throw .olm(error)
    }
}
