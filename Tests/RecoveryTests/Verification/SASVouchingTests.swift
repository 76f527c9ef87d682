import Formats
import Primitives
import Recovery
import Support
import Testing

/// What is vouched for is verified only if it is exactly what we hold.
struct SASVouchingTests {
    @Test(arguments: [0, 31]) func refusesAChangedCode(_ place: Int) throws {
        let pair = try SASPair.exchange(changing: .mac, from: .asked) { body in
            SASPair.changed(body) { (mac: VerificationMAC) in
                let keys = mac.keys.map { key in
                    var code = key.code
                    code[place] ^= 1
                    return VerificationMAC.KeyCode(keyID: key.keyID, code: code)
                }
                return VerificationMAC(keys: keys, listCode: mac.listCode)
            }
        }
        SASPair.expect(pair, .asking, ends: .keyMismatch)
    }

    @Test func refusesAChangedListCode() throws {
        let pair = try SASPair.exchange(changing: .mac, from: .asking) { body in
            SASPair.changed(body) { (mac: VerificationMAC) in
                VerificationMAC(keys: mac.keys, listCode: mac.listCode.map { $0 ^ 1 })
            }
        }
        SASPair.expect(pair, .asked, ends: .keyMismatch)
    }

    /// The codes are right, and the list says that something was taken out or put in.
    @Test func refusesKeysThatAreNotListed() throws {
        let none = try SASPair.exchange(changing: .mac, from: .asked) { body in
            SASPair.changed(body) { (mac: VerificationMAC) in
                VerificationMAC(keys: [], listCode: mac.listCode)
            }
        }
        SASPair.expect(none, .asking, ends: .keyMismatch)
        let more = try SASPair.exchange(changing: .mac, from: .asked) { body in
            SASPair.changed(body) { (mac: VerificationMAC) in
                let key = VerificationMAC.KeyCode(keyID: "ed25519:X", code: mac.listCode)
                return VerificationMAC(keys: mac.keys + [key], listCode: mac.listCode)
            }
        }
        SASPair.expect(more, .asking, ends: .keyMismatch)
    }

    @Test func refusesAnotherDeviceKey() throws {
        let other = DeviceKey(deviceID: "B", publicKey: [UInt8](repeating: 1, count: 32))
        let parties = try #require(
            VerificationParties(
                of: SASPair.userID,
                own: SASPair.device("A"),
                others: [other],
                master: nil
            )
        )
        var pair = try SASPair(
            asking: parties,
            asked: SASPair.parties(own: "B", others: ["A"])
        )
        try pair.compare()
        try pair.answer(.asking)
        try pair.answer(.asked)
        SASPair.expect(pair, .asking, ends: .keyMismatch)
    }

    /// The code of the asked device for a text under an ID, as the specification has it.
    private static func code(_ text: String, _ keyID: String) throws -> [UInt8] {
        let secret = try X25519.sharedSecret(
            of: ServerKeys.seed(2),
            with: SASPair.keyPair(1).publicKey
        )
        let user = SASPair.userID.string
        let info =
            "MATRIX_KEY_VERIFICATION_MAC\(user)B\(user)A\(SASPair.transactionID.string)\(keyID)"
        let key = HKDFSHA256.derive(from: secret, salt: [], info: Array(info.utf8), count: 32)
        return HMACSHA256.code(of: Array(text.utf8), key: key)
    }

    /// Codes and list are right, but the device's own key is not there, or one more is.
    @Test(
        arguments: [
            (["B", "master"], true), (["B"], true), (["master"], false), ([], false),
            (["B", "X"], false), (["B", "Bé"], false),
        ]
    )
    func needsTheDevicesOwnKeyAndNoOthers(_ names: [String], _ isRight: Bool) throws {
        var pair = try SASPair()
        try pair.compare()
        let keys = names.map { name in
            let master = Base64.encode(SASPair.masterKey)
            let text =
                name == "master"
                ? master : Base64.encode(SASPair.device(ExactText(name)).publicKey)
            return (id: "ed25519:" + (name == "master" ? master : name), text: text)
        }
        let mac = VerificationMAC(
            keys: try keys.map { key in
                VerificationMAC.KeyCode(
                    keyID: ExactText(key.id),
                    code: try Self.code(key.text, key.id)
                )
            },
            listCode: try Self.code(keys.map(\.id).sorted().joined(separator: ","), "KEY_IDS")
        )
        let message = VerificationMessage(SASPair.transactionID, .mac(mac))
        let told = try pair.deliver(message, to: .asking)
        #expect(told.codes == (isRight ? [:] : ["B": .keyMismatch]))
        #expect((pair.asking.comparison != nil) == isRight)
    }

    /// What we vouched for does not vouch for the other.
    @Test func refusesOurOwnCodes() throws {
        var pair = try SASPair()
        try pair.compare()
        let mac = try #require(pair.asking.answer(.same, at: SASPair.now).first)
        let told = try pair.deliver(mac.message, to: .asking)
        #expect(told.codes == ["B": .keyMismatch])
    }

    /// The other device vouches for a master key that is another than ours, or that we know of none.
    @Test(arguments: [[UInt8](repeating: 2, count: 32), nil] as [[UInt8]?])
    func refusesAnotherMasterKey(_ known: [UInt8]?) throws {
        var pair = try SASPair(
            asking: SASPair.parties(
                own: "A",
                others: ["B"],
                master: known.map { .init(publicKey: $0, trust: .published) }
            ),
            asked: SASPair.parties(
                own: "B",
                others: ["A"],
                master: .init(publicKey: SASPair.masterKey, trust: .proven)
            )
        )
        try pair.compare()
        try pair.answer(.asked)
        SASPair.expect(pair, .asking, ends: .keyMismatch)
    }

    /// A key under the ID of another is what a hostile homeserver would try (CVE-2022-39250).
    @Test func knowsNoTwoKeysOfOneID() {
        let master = VerificationParties.MasterKey(publicKey: SASPair.masterKey, trust: .proven)
        let taken = ExactText(Base64.encode(SASPair.masterKey))
        for (own, other) in [(taken, "B"), ("A", taken), ("A", "A")] as [(ExactText, ExactText)] {
            let parties = VerificationParties(
                of: SASPair.userID,
                own: SASPair.device(own),
                others: [SASPair.device(other)],
                master: master
            )
            #expect(parties == nil)
        }
    }
}
