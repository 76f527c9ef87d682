import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: A7, A11; traps 1.25, 1.26, 1.32, 1.33.
struct Curve25519AESSHA2Tests {
    private let key = AccountBuilder.key("key", 9, .curve25519AESSHA2)
    private let secret = SecretBytes(text: "a secret")

    private func sealed(
        _ input: Curve25519AESSHA2.MACInput
    ) throws -> (ephemeral: [UInt8], ciphertext: [UInt8], mac: [UInt8]) {
        let entry = try SecretSealing(macInput: input).entry(for: secret, name: "x", key: key)
        guard
            case .asymmetric(let ephemeral, let ciphertext, let mac) = try SealedForm(
                decoding: entry
            )
        else { throw TestDataError.malformed("form") }
        return (ephemeral, ciphertext, mac)
    }

    // traps 1.25: both MACs are read, whichever is written.
    @Test(arguments: [Curve25519AESSHA2.MACInput.ciphertext, .empty])
    func roundTrips(_ input: Curve25519AESSHA2.MACInput) throws {
        let (ephemeral, ciphertext, mac) = try sealed(input)
        #expect(mac.count == 8)
        let opened = try Curve25519AESSHA2.open(
            ciphertext,
            ephemeral: ephemeral,
            mac: mac,
            privateKey: key.material
        )
        #expect(opened == secret)
    }

    @Test func takesAFreshEphemeralKeyEachTime() throws {
        #expect(try sealed(.ciphertext).ephemeral != sealed(.ciphertext).ephemeral)
    }

    /// The proposal's MAC finds every change, the historical one none: there the padding may.
    @Test func refusesEveryChangedBitUnderTheProposalsMAC() throws {
        let (ephemeral, ciphertext, mac) = try sealed(.ciphertext)
        for bit in 0..<(ciphertext.count * 8) {
            var changed = ciphertext
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: SealError.authentication) {
                try Curve25519AESSHA2.open(
                    changed,
                    ephemeral: ephemeral,
                    mac: mac,
                    privateKey: key.material
                )
            }
        }
    }

    /// The MAC over nothing holds, so the key is right and the rest is damaged.
    @Test func tellsDamageFromAWrongKeyUnderTheHistoricalMAC() throws {
        let (ephemeral, ciphertext, mac) = try sealed(.empty)
        #expect(throws: SealError.padding) {
            try Curve25519AESSHA2.open(
                Array(ciphertext.dropLast()),
                ephemeral: ephemeral,
                mac: mac,
                privateKey: key.material
            )
        }
        #expect(throws: SealError.authentication) {
            try Curve25519AESSHA2.open(
                ciphertext,
                ephemeral: ephemeral,
                mac: mac,
                privateKey: AccountBuilder.key("other", 8).material
            )
        }
    }

    // traps 1.32: a peer accepts any prefix of the MAC.
    @Test(arguments: [0, 1, 7, 9, 31, 33])
    func refusesMACsOfOtherLengths(_ count: Int) throws {
        let (ephemeral, ciphertext, mac) = try sealed(.ciphertext)
        let cut = Array((mac + [UInt8](repeating: 0, count: 32)).prefix(count))
        #expect(throws: SealError.malformed(.macLength(count))) {
            try Curve25519AESSHA2.open(
                ciphertext,
                ephemeral: ephemeral,
                mac: cut,
                privateKey: key.material
            )
        }
    }

    // traps 1.33: all-zero results are someone's, not a client's.
    @Test(arguments: [UInt8(0), 1])
    func refusesEphemeralKeysOfLowOrder(_ first: UInt8) throws {
        let point = [first] + [UInt8](repeating: 0, count: 31)
        #expect(throws: SealError.lowOrderPoint) {
            try Curve25519AESSHA2.open(
                [],
                ephemeral: point,
                mac: [UInt8](repeating: 0, count: 8),
                privateKey: key.material
            )
        }
    }

    @Test func neverSealsToAKeyOfLowOrder() {
        #expect(throws: RecoveryError.primitive(.lowOrderPoint)) {
            try Curve25519AESSHA2.seal(
                secret,
                ephemeralPrivateKey: key.material,
                publicKey: [UInt8](repeating: 0, count: 32),
                mac: .ciphertext
            )
        }
    }

    // traps 1.26: the secret is base64 of the storage key itself, under this algorithm alone.
    @Test func opensAPassthroughToTheKeyItself() throws {
        let opened = try key.open(.passthrough, name: .megolmBackup)
        #expect(try Base64.decode(opened) == key.material)
        #expect(opened.count == 44)
        let symmetric = AccountBuilder.key("key", 9)
        #expect(throws: SealError.unsupported) {
            try symmetric.open(.passthrough, name: .megolmBackup)
        }
        for name in KnownSecret.crossSigning + ["m.other"] {
            #expect(throws: SealError.unsupported) { try key.open(.passthrough, name: name) }
        }
    }
}
