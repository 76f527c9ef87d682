import Formats
import Primitives
import Recovery
import Support
import Testing

/// Whatever does not fit ends a verification, with the code for it, and verifies nothing.
struct SASRefusalTests {
    @Test func goesOnUnchanged() throws {
        let pair = try SASPair.exchange(changing: .mac, from: .asked) { $0 }
        #expect(pair.asking.verified != nil && pair.asked.verified != nil)
    }

    @Test func refusesAChangedCommitment() throws {
        let pair = try SASPair.exchange(changing: .accept, from: .asked) { body in
            SASPair.changed(body) { (accept: VerificationAccept) in
                VerificationAccept(
                    keyAgreement: accept.keyAgreement,
                    hash: accept.hash,
                    mac: accept.mac,
                    forms: accept.forms,
                    commitment: accept.commitment.map { $0 ^ 1 }
                )
            }
        }
        SASPair.expect(pair, .asking, ends: .mismatchedCommitment)
    }

    @Test func refusesAKeyThatWasNotCommittedTo() throws {
        let key = try SASPair.keyPair(9).publicKey
        let pair = try SASPair.exchange(changing: .key, from: .asked) { _ in .key(key) }
        SASPair.expect(pair, .asking, ends: .mismatchedCommitment)
    }

    /// The commitment is to the start too: what was offered cannot be made less on its way.
    @Test func refusesACommitmentToAnotherStart() throws {
        let pair = try SASPair.exchange(changing: .start, from: .asking) { body in
            guard case .start(let start) = body, let offer = start.offer else { return body }
            return .start(
                VerificationStart(
                    deviceID: start.deviceID,
                    transactionID: SASPair.transactionID,
                    offer: SASOffer(
                        keyAgreements: offer.keyAgreements,
                        hashes: offer.hashes,
                        macs: offer.macs,
                        forms: [.decimal]
                    )
                )
            )
        }
        SASPair.expect(pair, .asking, ends: .mismatchedCommitment)
    }

    /// The one that starts commits itself to nothing: that its key was changed is seen by the person.
    @Test func showsAnotherStringForAChangedKey() throws {
        let key = try SASPair.keyPair(9).publicKey
        var pair = try SASPair()
        try pair.agree()
        let start = try #require(pair.asking.start(at: SASPair.now).first)
        let accept = try #require(try pair.deliver(start.message, to: .asked).first)
        _ = try pair.deliver(accept.message, to: .asking)
        let changed = VerificationMessage(SASPair.transactionID, .key(key))
        let answer = try #require(try pair.deliver(changed, to: .asked).first)
        _ = try pair.deliver(answer.message, to: .asking)
        let one = try #require(pair.asking.comparison?.string)
        let two = try #require(pair.asked.comparison?.string)
        #expect(one != two)
        // Where people do not look, the codes do not hold.
        try pair.answer(.asked)
        try pair.answer(.asking)
        #expect(pair.asking.end == .byUs(.keyMismatch))
    }

    @Test(arguments: SASPair.Device.allCases)
    func refusesAKeyThatGivesNoSecret(_ sender: SASPair.Device) throws {
        let zeros = [UInt8](repeating: 0, count: 32)
        var pair = try SASPair()
        try pair.agree()
        let start = try #require(pair[sender].start(at: SASPair.now).first)
        _ = try pair.deliver(start.message, to: sender.other)
        let message = VerificationMessage(SASPair.transactionID, .key(zeros))
        let told = try pair.deliver(message, to: sender.other)
        #expect(told.codes == [pair[sender].parties.own.deviceID.string: .invalidMessage])
        #expect(pair[sender.other].end == .byUs(.invalidMessage))
    }

    /// It was committed to, and gives no secret all the same.
    @Test func refusesACommittedKeyThatGivesNoSecret() throws {
        let zeros = [UInt8](repeating: 0, count: 32)
        var pair = try SASPair()
        try pair.agree()
        let start = try #require(pair.asking.start(at: SASPair.now).first?.message)
        let accept = VerificationAccept(
            keyAgreement: "curve25519-hkdf-sha256",
            hash: "sha256",
            mac: "hkdf-hmac-sha256.v2",
            forms: [.emoji],
            commitment: SHA256.digest(
                Array(Base64.encode(zeros).utf8) + (try start.content.canonical())
            )
        )
        let messages: [VerificationMessage.Body] = [.accept(accept), .key(zeros)]
        for body in messages {
            _ = try pair.deliver(
                VerificationMessage(SASPair.transactionID, body),
                to: .asking
            )
        }
        #expect(pair.asking.end == .byUs(.invalidMessage))
    }

    @Test func refusesADifferenceThatThePersonSees() throws {
        var pair = try SASPair()
        try pair.compare()
        try pair.answer(.asked)
        try pair.answer(.asking, .different)
        SASPair.expect(pair, .asking, ends: .mismatchedSAS)
    }

    @Test(
        arguments: [
            ("m.x", "sha256", "hkdf-hmac-sha256.v2", "emoji"),
            ("curve25519-hkdf-sha256", "md5", "hkdf-hmac-sha256.v2", "emoji"),
            ("curve25519-hkdf-sha256", "sha256", "hkdf-hmac-sha256", "emoji"),
            ("curve25519-hkdf-sha256", "sha256", "hkdf-hmac-sha256.v2", "song"),
        ]
    )
    func refusesWhatWasNotOffered(
        _ keyAgreement: String,
        _ hash: String,
        _ mac: String,
        _ form: String
    ) throws {
        let pair = try SASPair.exchange(changing: .accept, from: .asked) { body in
            SASPair.changed(body) { (accept: VerificationAccept) in
                VerificationAccept(
                    keyAgreement: ExactText(keyAgreement),
                    hash: ExactText(hash),
                    mac: ExactText(mac),
                    forms: [SASForm(rawValue: ExactText(form))],
                    commitment: accept.commitment
                )
            }
        }
        SASPair.expect(pair, .asking, ends: .unknownMethod)
        let offered = try SASPair.exchange(changing: .start, from: .asking) { _ in
            .start(
                VerificationStart(
                    deviceID: "A",
                    transactionID: SASPair.transactionID,
                    offer: SASOffer(
                        keyAgreements: [ExactText(keyAgreement)],
                        hashes: [ExactText(hash)],
                        macs: [ExactText(mac)],
                        forms: [SASForm(rawValue: ExactText(form))]
                    )
                )
            )
        }
        SASPair.expect(offered, .asked, ends: .unknownMethod)
    }
}
