import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: A4, A9, B3, B4; design section 4: output that every client accepts. Traps 1.3, 1.4, 1.13.
struct NewStorageKeyTests {
    private static let algorithms = [StorageAlgorithm.aesHMACSHA2, .curve25519AESSHA2]
    private let passphrase = SecretBytes(text: "correct horse")

    private func described(_ new: NewStorageKey) throws -> KeyDescription {
        try KeyDescription(id: new.key.id, decoding: new.description())
    }

    @Test(arguments: algorithms)
    func isProvedByItsOwnDescription(_ algorithm: StorageAlgorithm) throws {
        let new = NewStorageKey.random(algorithm, name: "a name")
        let description = try described(new)
        #expect(description.verdict(on: new.key.material) == .match)
        #expect(description.algorithm == algorithm)
        #expect(description.name == "a name")
        #expect(description.passphrase == .none)
        #expect(new.key.material.count == 32)
    }

    // traps 1.4: two peers refuse keys whose check has bit 63 set.
    @Test func clearsBit63OfTheKeyCheck() throws {
        for _ in 0..<50 {
            guard case .mac(let iv, let mac) = try described(.random(.aesHMACSHA2)).check else {
                Issue.record("no key check")
                return
            }
            #expect(iv.count == 16 && iv[8] < 0x80 && mac.count == 32)
        }
    }

    // traps 1.13: an alphanumeric ID needs no escaping anywhere.
    @Test func takesAFreshAlphanumericID() {
        let keys = (0..<20).map { _ in NewStorageKey.random(.aesHMACSHA2).key }
        #expect(Set(keys.map(\.id)).count == 20)
        for key in keys {
            #expect(key.id.rawValue.utf8.count == 32)
            #expect(
                key.id.rawValue.string.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            )
            #expect(keys.filter { $0.material == key.material }.count == 1)
        }
    }

    // traps 1.15: our own parameters, an ASCII salt, and the same key again from what was written.
    @Test func derivesWithItsOwnParameters() throws {
        let new = try NewStorageKey.derived(from: passphrase, .aesHMACSHA2)
        guard case .derived(let info) = try described(new).passphrase else {
            Issue.record("no passphrase")
            return
        }
        #expect(info == new.passphrase)
        #expect(info.iterations >= 500_000 && info.bits == 256)
        #expect(info.salt.utf8.count == 32 && info.salt.utf8.allSatisfy { $0 < 0x80 })
        #expect(try PassphraseDerivation.key(from: passphrase, info) == new.key.material)
    }

    @Test func refusesAnEmptyPassphrase() {
        #expect(throws: RecoveryError.emptyPassphrase) {
            try NewStorageKey.derived(from: SecretBytes(text: ""), .aesHMACSHA2)
        }
    }

    @Test func refusesAlgorithmsThatItCannotSealWith() throws {
        let key = AccountBuilder.key("key", 1, StorageAlgorithm(rawValue: "m.custom"))
        #expect(throws: RecoveryError.unsupportedAlgorithm(key.algorithm)) {
            try SecretSealing().entry(for: passphrase, name: "x", key: key)
        }
    }

    // spec A4: the description is signed with the master key.
    @Test(arguments: algorithms)
    func isSignedByTheMasterKey(_ algorithm: StorageAlgorithm) throws {
        let identity = try ServerKeys().identity
        let master = try #require(identity.master)
        let signer = DescriptionSigner(
            userID: ServerKeys.userID,
            masterSeed: ServerKeys.seed(0x11)
        )
        let new = NewStorageKey.random(algorithm)
        for isMarked in [false, true] {
            let content = try new.description(marked: isMarked, signer: signer)
            let signed = try SignedJSON(content)
            #expect(signed.verdict(by: ServerKeys.userID, master) == .valid)
            let other = try SignedJSON(content.setting("iv", to: .string("x")))
            #expect(other.verdict(by: ServerKeys.userID, master) == .invalid)
            let name = try content.member("name")?.text
            #expect(name == (isMarked ? "m.default" : nil))
        }
    }

    /// Signatures that were there are of another description.
    @Test func signsInPlaceOfOtherSignatures() throws {
        let signer = DescriptionSigner(
            userID: ServerKeys.userID,
            masterSeed: ServerKeys.seed(0x11)
        )
        let before = JSONValue.object([
            ("signatures", try ServerKeys.signature(by: 0x99, "AAAA")), ("a", .integer(1)),
        ])
        #expect(try SignedJSON(signer.sign(before)).signatures.count == 1)
    }
}
