import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: A13–A16. Whether a secret is given, and whether one that came is taken, as the peers decide.
struct SharingVectorTests {
    /// The test's user where the entry says the own one, else another.
    private func user(_ name: String, _ entry: VectorEntry) throws -> ExactText {
        let isOwn = try entry.inputs.text(at: name) == entry.inputs.text(at: "own_user_id")
        return isOwn ? ServerKeys.userID : "@another:example.org"
    }

    /// The request comes to a device that answers, from one of the kind that the entry describes.
    @Test(arguments: try VectorFile.entries("secret.request.decide"))
    func answersRequests(_ entry: VectorEntry) async throws {
        let inputs = entry.inputs
        let state = try inputs.value(at: "device")
        let stage = try await DeviceStage.fresh()
        let own = try inputs.text(at: "own_device_id")
        let isOwnDevice = try inputs.text(at: "requesting_device_id") == own
        let isKnown = try state.bool(at: "known")
        if try !state.bool(at: "verified") { stage.office.sign(stage.asking.id, by: nil) }
        let other = isKnown ? stage.asking.id : "UNKNOWN"
        let event = ToDeviceEvent(
            type: SecretRequest.eventType,
            sender: try user("sender", entry),
            content: try inputs.setting(
                "requesting_device_id",
                to: .string(isOwnDevice ? stage.giving.id : other)
            )
        )
        stage.office.post(event, to: stage.giving.id)
        let name = EventType(try inputs.text(at: "name"))
        let secret = SecretBytes(text: "any")
        let answers = try await stage.give(
            inputs.bool(at: "have_secret") ? [name: secret] : [:],
            to: state.bool(at: "blocked") ? [] : nil
        )
        let isShared = try entry.expect.bool(at: "share")
        #expect(answers.contains { $0.refusal == nil } == isShared)
        let sent = stage.office.sent(OlmEvent.eventType, to: stage.asking.id)
        #expect(sent.count == (isShared ? 1 : 0))
    }

    /// The user's devices: `DEV`, which is the entry's other device, as it is described.
    private func devices(isVerified: Bool) throws -> TrustedDevices {
        let keys = ServerKeys(device: isVerified ? .signed : .unsigned)
        return try TrustedDevices(keys.identity, master: ServerKeys.publicKey(keys.master))
    }

    /// What is published as the public half of the secret: of a value that could be one, its own.
    private func backup(of value: SecretBytes) throws -> BackupVersion? {
        guard let key = try? BackupKey.read(value) else { return nil }
        return try BackupVersion.made(version: "1", key: key)
    }

    @Test(arguments: try VectorFile.entries("secret.send.decide"))
    func takesAnswers(_ entry: VectorEntry) throws {
        let inputs = entry.inputs
        let sender = try inputs.value(at: "sender_device")
        let secret = try inputs.secret(at: "secret")
        let devices = try devices(isVerified: sender.bool(at: "verified"))
        var requests = OpenRequests()
        for request in try #require(inputs.value(at: "open_requests").members) {
            let name = EventType(try request.value.text(at: "name"))
            let wasAsked = try request.value.strings(at: "sent_to")
                .contains(sender.string(at: "id"))
            let age = try request.value.int(at: "age_s")
            _ = requests.open(
                name,
                requestID: request.name,
                asking: wasAsked ? devices.verified : [],
                at: 1_000_000 - Int64(age)
            )
        }
        let message = SharedMessage(
            requestID: try inputs.text(at: "request_id"),
            secret: secret,
            senderKey: try sender.bool(at: "sender_key_matches") ? 0x77 : 0x78
        )
        let user = try user("sender", entry)
        let taken = try? requests.take(
            try inputs.bool(at: "encrypted") ? message.arrived(from: user) : nil,
            for: SharedMessage.own,
            among: devices,
            SecretProof(ServerKeys().identity, backup(of: secret)),
            unproven: .needed,
            at: 1_000_000
        )
        #expect(try entry.expect.bool(at: "accept") == (taken != nil))
        #expect(taken == nil || taken?.secret == secret)
    }
}
