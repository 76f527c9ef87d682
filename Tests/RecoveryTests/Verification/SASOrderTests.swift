import Formats
import Recovery
import Support
import Testing

/// Messages out of turn, and of others.
struct SASOrderTests {
    /// A well-formed message of every kind, as from device `B`.
    private static func messages() -> [VerificationMessage] {
        let code = [UInt8](repeating: 7, count: 32)
        let offer = SASOffer.own
        let bodies: [VerificationMessage.Body] = [
            .request(
                VerificationRequest(
                    deviceID: "B",
                    methods: [.sas],
                    timestamp: SASPair.now * 1000
                )
            ),
            .ready(VerificationReady(deviceID: "B", methods: [.sas])),
            .start(
                VerificationStart(
                    deviceID: "B",
                    transactionID: SASPair.transactionID,
                    offer: offer
                )
            ),
            .accept(
                VerificationAccept(
                    keyAgreement: offer.keyAgreements[0],
                    hash: offer.hashes[0],
                    mac: offer.macs[0],
                    forms: offer.forms,
                    commitment: code
                )
            ),
            .key(code), .mac(VerificationMAC(keys: [], listCode: code)), .done,
        ]
        return bodies.map { VerificationMessage(SASPair.transactionID, $0) }
    }

    @Test(arguments: SASStage.allCases) func endsByAMessageOutOfTurn(_ stage: SASStage) throws {
        for message in Self.messages() {
            var verification = try stage.verification()
            let told = verification.receive(
                message.kind.rawValue,
                try SASPair.onTheWire(message),
                from: SASPair.userID,
                at: SASPair.now
            )
            if stage.expected.contains(message.kind) {
                #expect(verification.end != .byUs(.unexpectedMessage), "\(message.kind)")
            } else {
                #expect(verification.end == .byUs(.unexpectedMessage), "\(message.kind)")
                #expect(told.codes == ["B": .unexpectedMessage], "\(message.kind)")
            }
        }
    }

    @Test(arguments: SASStage.allCases) func endsByAMalformedMessage(_ stage: SASStage) throws {
        var verification = try stage.verification()
        let content = JSONValue.object([("transaction_id", .string(SASPair.transactionID))])
        let told = verification.receive(
            "m.key.verification.key",
            content,
            from: SASPair.userID,
            at: SASPair.now
        )
        #expect(told.codes == ["B": .invalidMessage])
        #expect(verification.end == .byUs(.invalidMessage))
    }

    /// Nothing is sent in turn, whatever it says, so that it is not answered for ever.
    @Test(arguments: SASStage.allCases) func endsByACancellation(_ stage: SASStage) throws {
        var verification = try stage.verification()
        let cancellation = VerificationCancellation(CancellationCode(rawValue: "org.example.x"))
        let message = VerificationMessage(SASPair.transactionID, .cancel(cancellation))
        func receive(_ content: JSONValue) -> [VerificationSending] {
            verification.receive(
                message.kind.rawValue,
                content,
                from: SASPair.userID,
                at: SASPair.now
            )
        }
        let malformed = JSONValue.object([("transaction_id", .string(SASPair.transactionID))])
        #expect(receive(malformed).isEmpty)
        #expect(!verification.isOver)
        #expect(receive(try SASPair.onTheWire(message)).isEmpty)
        #expect(verification.end == .byOther(cancellation))
    }

    @Test(arguments: SASStage.allCases) func passesOverWhatIsNotItsOwn(_ stage: SASStage) throws {
        for message in Self.messages() {
            var verification = try stage.verification()
            let content = try SASPair.onTheWire(message)
            let type = message.kind.rawValue
            let told =
                verification.receive(type, content, from: "@bob:example.org", at: SASPair.now)
                + verification.receive("m.room_key", content, from: SASPair.userID, at: SASPair.now)
            #expect(told.isEmpty)
            #expect(!verification.isOver)
        }
    }

    /// Which device sends a message is said by some only; what names a third device is not ours.
    @Test(arguments: SASStage.allCases) func passesOverAThirdDevice(_ stage: SASStage) throws {
        var verification = try stage.verification()
        let bodies: [VerificationMessage.Body] = [
            .ready(VerificationReady(deviceID: "X", methods: [.sas])),
            .start(
                VerificationStart(
                    deviceID: "X",
                    transactionID: SASPair.transactionID,
                    offer: .own
                )
            ),
        ]
        for body in bodies {
            let message = VerificationMessage(SASPair.transactionID, body)
            let told = verification.receive(
                message.kind.rawValue,
                try SASPair.onTheWire(message),
                from: SASPair.userID,
                at: SASPair.now
            )
            #expect(told.isEmpty)
            #expect(!verification.isOver)
        }
    }

    /// Of another verification only what says which device sent it is answered.
    @Test func answersOtherVerifications() throws {
        func receive(_ message: VerificationMessage, at now: Int64 = SASPair.now) throws
            -> (SASVerification, [VerificationSending])
        {
            var verification = try SASStage.ready.verification()
            let told = verification.receive(
                message.kind.rawValue,
                try SASPair.onTheWire(message),
                from: SASPair.userID,
                at: now
            )
            return (verification, told)
        }
        for message in Self.messages() {
            let other = VerificationMessage("another", message.body)
            let (verification, told) = try receive(other)
            switch message.kind {
            case .request:
                #expect(verification.end == .byUs(.unexpectedMessage))
                #expect(told.map(\.message.transactionID) == [SASPair.transactionID, "another"])
                #expect(told.map(\.deviceID) == ["B", "B"])
            case .ready:
                #expect(!verification.isOver)
                #expect(told.map(\.message.transactionID) == ["another"])
                #expect(told.codes == ["B": .unknownTransaction])
            case .start:
                // Its transaction stands in the content that was made for this one.
                break
            case .accept, .key, .mac, .done, .cancel:
                #expect(!verification.isOver)
                #expect(told.isEmpty)
            }
        }
        let start = VerificationStart(deviceID: "B", transactionID: "another", offer: .own)
        let (verification, told) = try receive(VerificationMessage("another", .start(start)))
        #expect(verification.end == .byUs(.unexpectedMessage))
        #expect(told.map(\.message.transactionID) == [SASPair.transactionID, "another"])
        // A request from long ago begins nothing.
        let old = VerificationRequest(
            deviceID: "B",
            methods: [.sas],
            timestamp: (SASPair.now - 601) * 1000
        )
        let (unmoved, nothing) = try receive(VerificationMessage("another", .request(old)))
        #expect(!unmoved.isOver && nothing.isEmpty)
    }

    /// Two starts by two methods cannot be settled; one start by a method that we do not know can.
    @Test(
        arguments: [(.started, .unexpectedMessage), (.ready, .unknownMethod)]
            as [(SASStage, CancellationCode)]
    )
    func endsByAStartOfAnotherMethod(_ stage: SASStage, _ code: CancellationCode) throws {
        var verification = try stage.verification()
        let text = """
            {"from_device":"B","method":"m.reciprocate.v1","transaction_id":"transaction"}
            """
        let told = verification.receive(
            "m.key.verification.start",
            try JSONValue(parsing: Array(text.utf8)),
            from: SASPair.userID,
            at: SASPair.now
        )
        #expect(told.codes == ["B": code])
    }

    @Test func endsByADeviceThatKnowsNoShortStrings() throws {
        var verification = try SASStage.requested.verification()
        let ready = VerificationReady(
            deviceID: "B",
            methods: [VerificationMethod(rawValue: "m.qr_code.scan.v1")]
        )
        let message = VerificationMessage(SASPair.transactionID, .ready(ready))
        let told = verification.receive(
            message.kind.rawValue,
            try SASPair.onTheWire(message),
            from: SASPair.userID,
            at: SASPair.now
        )
        #expect(told.codes == ["B": .unknownMethod])
    }

    /// A start that has no canonical form cannot be committed to.
    @Test func endsByAStartWithoutACanonicalForm() throws {
        var verification = try SASStage.ready.verification()
        let start = VerificationStart(
            deviceID: "B",
            transactionID: SASPair.transactionID,
            offer: .own
        )
        let content = try JSONValue(
            parsing: Array("{\"x\":1.5,".utf8) + start.content.encoded.dropFirst()
        )
        let told = verification.receive(
            "m.key.verification.start",
            content,
            from: SASPair.userID,
            at: SASPair.now
        )
        #expect(told.codes == ["B": .invalidMessage])
    }

    @Test func doesNothingOutOfTurn() throws {
        for stage in SASStage.allCases {
            var verification = try stage.verification()
            if stage != .asked { #expect(verification.agree(at: SASPair.now).isEmpty) }
            if stage != .ready { #expect(verification.start(at: SASPair.now).isEmpty) }
            if stage != .comparing, stage != .vouched {
                #expect(verification.answer(.same, at: SASPair.now).isEmpty)
            }
            if stage != .requested { #expect(verification.requests.isEmpty) }
        }
    }
}
