import Formats
import Recovery
import Secrets
import Support
import Testing

/// Something that comes in place of an answer, while the self-signing seed is asked for.
struct TakingAttack: Sendable, CustomTestStringConvertible {
    static let mallory: ExactText = "@mallory:example.org"

    let testDescription: String
    let refusal: SharingRefusal
    /// What comes, once it is known by what ID the secret is asked for.
    let event: @Sendable (DeviceStage, ExactText) throws -> ToDeviceEvent

    init(
        _ testDescription: String,
        _ refusal: SharingRefusal,
        _ event: @escaping @Sendable (DeviceStage, ExactText) throws -> ToDeviceEvent
    ) {
        self.testDescription = testDescription
        self.refusal = refusal
        self.event = event
    }

    /// A message of the device that was asked, changed.
    private static func forged(
        _ testDescription: String,
        _ refusal: SharingRefusal,
        _ change: @escaping @Sendable (inout ForgedMessage, DeviceStage) throws -> Void
    ) -> TakingAttack {
        TakingAttack(testDescription, refusal) { stage, requestID in
            var message = ForgedMessage(requestID: requestID)
            try change(&message, stage)
            return try message.event(from: stage.giving, to: stage.asking, stage.office)
        }
    }

    static let all = byDevices + byContents + byForm

    private static let byDevices = [
        TakingAttack("unverified device", .deviceNotVerified("UNVERIFIED")) { stage, requestID in
            try ForgedMessage(requestID: requestID)
                .event(from: stage.unverified, to: stage.asking, stage.office)
        },
        TakingAttack("old self-signing key", .deviceNotVerified("UNVERIFIED")) { stage, requestID in
            stage.office.sign("UNVERIFIED", by: 0x88)
            return try ForgedMessage(requestID: requestID)
                .event(from: stage.unverified, to: stage.asking, stage.office)
        },
        forged("another user", .otherUser(mallory)) { message, _ in message.user = mallory },
        TakingAttack("device of nobody", .senderKeyUnknown) { stage, requestID in
            let device = TestDevice("NOBODY", stage.office)
            try device.file.save(OwnDevice(userID: PostOffice.user, deviceID: "NOBODY"))
            return try ForgedMessage(requestID: requestID)
                .event(from: device, to: stage.asking, stage.office)
        },
        TakingAttack("sender key of another device", .notDecrypted("GIVING")) { stage, requestID in
            let key = try stage.giving.peer().identityKey
            return try ForgedMessage(requestID: requestID, senderKey: key)
                .event(from: stage.unverified, to: stage.asking, stage.office)
        },
        TakingAttack("as another device", .senderForged) { stage, requestID in
            let party = ForgedMessage.party(try stage.giving.peer().fingerprint)
            return try ForgedMessage(requestID: requestID, sender: party)
                .event(from: stage.third, to: stage.asking, stage.office)
        },
    ]

    private static let byContents = [
        forged("unsolicited", .notAsked(requestID: "other")) { message, _ in
            message.requestID = "other"
        },
        forged("forged sender", .senderForged) { message, stage in
            message.sender = ForgedMessage.party(try stage.giving.peer().fingerprint, mallory)
        },
        forged("for another device", .recipientOther) { message, stage in
            message.recipient = ForgedMessage.party(try stage.third.peer().fingerprint)
        },
        forged("for another user", .recipientOther) { message, stage in
            message.recipient = ForgedMessage.party(try stage.asking.peer().fingerprint, mallory)
        },
        forged("wrong value", .wrongValue(.selfSigning)) { message, _ in
            message.secret = ServerKeys.encoded(0x44)
        },
        forged("value for another name", .wrongValue(.selfSigning)) { message, _ in
            message.secret = ServerKeys.encoded(0x11)
        },
        forged("no such secret", .wrongValue(.selfSigning)) { message, _ in
            message.secret = SecretBytes(text: "foxies!")
        },
        forged("begun by a key that is not ours", .notDecrypted("GIVING")) { message, _ in
            message.oneTimeKey = try ServerKeys.identityKey(0x66)
        },
    ]

    private static let byForm = [
        TakingAttack("in the clear", .notByOlm) { _, requestID in
            let secret = String(decoding: ServerKeys.encoded(0x22).revealed, as: UTF8.self)
            return event(
                SecretAnswer.eventType,
                [
                    ("request_id", .string(requestID)), ("secret", .string(secret)),
                ]
            )
        },
        TakingAttack("by Megolm", .notByOlm) { stage, _ in
            event(
                OlmEvent.eventType,
                [
                    ("algorithm", .string("m.megolm.v1.aes-sha2")), ("ciphertext", .string("AwgA")),
                    ("device_id", .string("GIVING")), ("session_id", .string("AAAA")),
                    ("sender_key", .string(try stage.giving.peer().identityKey.base64)),
                ]
            )
        },
        TakingAttack("no message for us", .malformed) { stage, _ in
            event(
                OlmEvent.eventType,
                [
                    ("algorithm", .string(OlmEvent.algorithm)), ("ciphertext", .object([])),
                    ("sender_key", .string(try stage.giving.peer().identityKey.base64)),
                ]
            )
        },
    ]

    private static func event(_ type: ExactText, _ content: [(ExactText, JSONValue)])
        -> ToDeviceEvent
    {
        ToDeviceEvent(type: type, sender: PostOffice.user, content: .object(content))
    }
}
