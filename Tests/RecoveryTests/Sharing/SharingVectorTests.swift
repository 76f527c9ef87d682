import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: A13–A16. Whether a secret is given, and whether one that came is taken, as the peers decide.
struct SharingVectorTests {
    /// The user's devices: `DEV`, which is the entry's other device, as it is described.
    private func devices(isKnown: Bool = true, isVerified: Bool) throws -> TrustedDevices {
        let keys = ServerKeys(device: isVerified ? .signed : .unsigned)
        let response = isKnown ? try keys.response : try keys.response.removing("device_keys")
        let identity = try PublishedIdentity(decoding: response, of: ServerKeys.userID)
        return try TrustedDevices(identity, master: ServerKeys.publicKey(keys.master))
    }

    /// The test's user where the entry says the own one, else another.
    private func user(_ name: String, _ entry: VectorEntry) throws -> ExactText {
        let isOwn = try entry.inputs.text(at: name) == entry.inputs.text(at: "own_user_id")
        return isOwn ? ServerKeys.userID : "@another:example.org"
    }

    @Test(arguments: try VectorFile.entries("secret.request.decide"))
    func answersRequests(_ entry: VectorEntry) throws {
        let inputs = entry.inputs
        let state = try inputs.value(at: "device")
        let own = try inputs.text(at: "own_device_id")
        let isOwnDevice = try inputs.text(at: "requesting_device_id") == own
        let content = try inputs.setting(
            "requesting_device_id",
            to: .string(isOwnDevice ? own : "DEV")
        )
        let name = EventType(try inputs.text(at: "name"))
        let policy = SharingPolicy(
            deviceID: own,
            offered: try inputs.bool(at: "have_secret") ? [name] : [],
            chosen: try state.bool(at: "blocked") ? [] : nil
        )
        let answer = try? policy.answer(
            to: SecretRequest(decoding: content),
            from: user("sender", entry),
            among: devices(
                isKnown: state.bool(at: "known"),
                isVerified: state.bool(at: "verified")
            )
        )
        #expect(try entry.expect.bool(at: "share") == (answer != nil))
        #expect(answer == nil || answer?.name == name)
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
