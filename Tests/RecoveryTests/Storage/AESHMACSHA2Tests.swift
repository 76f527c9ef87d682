import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: B1, B3; traps 1.1 to 1.6, 1.8, 1.21.
struct AESHMACSHA2Tests {
    private let key = AccountBuilder.key("key", 9)
    private let secret = SecretBytes(text: "a secret")
    private let set = [UInt8](repeating: 0xFF, count: 16)

    private func parts(
        _ form: SealedForm
    ) throws -> (iv: [UInt8], ciphertext: [UInt8], mac: [UInt8]) {
        guard case .symmetric(let iv, let ciphertext, let mac) = form else {
            throw TestDataError.malformed("form")
        }
        return (iv, ciphertext, mac)
    }

    // traps 1.3, 1.4: bit 63 is clear in what is written, also in a description.
    @Test func clearsBit63WhenWriting() throws {
        let form = try AESHMACSHA2.seal(secret, iv: set, key: key.material, name: "x")
        let iv = try parts(form).iv
        #expect(iv[8] == 0x7F)
        #expect(iv.enumerated().allSatisfy { $0.offset == 8 || $0.element == 0xFF })
        #expect(try AESHMACSHA2.keyCheck(iv: set, key: key.material).iv == iv)
    }

    // traps 1.4: two peers clear the bit here and refuse right keys.
    @Test func checksAKeyWithTheIVExactlyAsStored() throws {
        let mac = try Reference.keyCheckMAC(iv: set, key: key.material)
        let content = JSONValue.object([
            ("algorithm", .string("m.secret_storage.v1.aes-hmac-sha2")),
            ("iv", .string(Base64.encode(set))), ("mac", .string(Base64.encode(mac))),
        ])
        let description = try KeyDescription(id: "key", decoding: content)
        #expect(description.verdict(on: key.material) == .match)
        let other = AccountBuilder.key("key", 8)
        #expect(description.verdict(on: other.material) == .mismatch)
    }

    // traps 1.5: one client's counter had 64 bits. The MAC holds either way, so the text tells.
    @Test(arguments: [AES256CTR.Counter.bits128, .bits64])
    func opensWhicheverHalfOfTheIVCounted(_ counter: AES256CTR.Counter) throws {
        let text = SecretBytes(text: String(repeating: "a long secret ", count: 9))
        let form = try Reference.seal(
            text,
            iv: set,
            key: key.material,
            name: "x",
            counter: counter
        )
        #expect(try key.open(form, name: "x") == text)
    }

    /// Where the bytes are text in neither way, they are what the specification says.
    @Test func takesTheWholeIVForTheCounterOfWhatIsNoText() throws {
        let bytes = SecretBytes(copying: [UInt8](repeating: 0xFF, count: 100))
        let form = try Reference.seal(
            bytes,
            iv: set,
            key: key.material,
            name: "x",
            counter: .bits128
        )
        #expect(try key.open(form, name: "x") == bytes)
    }

    // traps 1.3: some clients clear another bit, or none; the IV is used as it is stored.
    @Test(arguments: [7, 8, 9])
    func opensWithTheIVExactlyAsStored(_ cleared: Int) throws {
        var iv = [UInt8](repeating: 0x81, count: 16)
        iv[cleared] = cleared == 7 ? 0x80 : 0x01
        let form = try Reference.seal(
            secret,
            iv: iv,
            key: key.material,
            name: "x",
            counter: .bits128
        )
        #expect(try key.open(form, name: "x") == secret)
    }

    // traps 1.6: only the first 16 bytes of a check's IV count.
    @Test func ignoresWhatFollowsTheIVOfACheck() throws {
        let (iv, mac) = try AESHMACSHA2.keyCheck(iv: set, key: key.material)
        #expect(AESHMACSHA2.matches(iv: iv + [1, 2, 3], mac: mac, key: key.material))
        #expect(!AESHMACSHA2.matches(iv: [1] + iv, mac: mac, key: key.material))
        #expect(!AESHMACSHA2.matches(iv: Array(iv.dropLast()), mac: mac, key: key.material))
    }

    @Test func refusesEveryChangedBit() throws {
        let form = try AESHMACSHA2.seal(secret, iv: set, key: key.material, name: "x")
        let (iv, ciphertext, mac) = try parts(form)
        for bit in 0..<(ciphertext.count * 8) {
            var changed = ciphertext
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: SealError.authentication) {
                try AESHMACSHA2.open(changed, iv: iv, mac: mac, key: key.material, name: "x")
            }
        }
        for bit in 0..<256 {
            var changed = mac
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: SealError.authentication) {
                try AESHMACSHA2.open(ciphertext, iv: iv, mac: changed, key: key.material, name: "x")
            }
        }
    }

    @Test func refusesAnotherNameAndAnotherKey() throws {
        let form = try AESHMACSHA2.seal(secret, iv: set, key: key.material, name: "x")
        #expect(throws: SealError.authentication) { try key.open(form, name: "y") }
        let other = AccountBuilder.key("key", 8)
        #expect(throws: SealError.authentication) { try other.open(form, name: "x") }
    }

    /// Another algorithm's forms are not a wrong key.
    @Test func refusesOtherForms() {
        let asymmetric = SealedForm.asymmetric(ephemeral: set + set, ciphertext: [], mac: [])
        for form in [asymmetric, .unknown, .passthrough] {
            #expect(throws: SealError.unsupported) { try key.open(form, name: "x") }
        }
        #expect(throws: SealError.malformed(.ivLength(3))) {
            try key.open(.malformed(.ivLength(3)), name: "x")
        }
    }

    // traps 1.8: storage keys have other lengths too.
    @Test(arguments: [1, 7, 16, 32, 64])
    func roundTripsWithKeysOfAnyLength(_ count: Int) throws {
        let material = SecretBytes(copying: [UInt8](repeating: 3, count: count))
        let key = StorageKey(id: "key", algorithm: .aesHMACSHA2, material: material)
        let form = try AESHMACSHA2.seal(secret, iv: set, key: material, name: "x")
        #expect(try key.open(form, name: "x") == secret)
    }

    // traps 1.21: a secret is any bytes, the empty one included.
    @Test(arguments: [([], 0), ([0], 1), ([0xFF, 0xFE], 1), ([0x20], 1000)] as [([UInt8], Int)])
    func roundTripsAnyBytes(_ bytes: [UInt8], _ times: Int) throws {
        let secret = SecretBytes(copying: Array(repeatElement(bytes, count: times).joined()))
        let entry = try SecretSealing().entry(for: secret, name: "x", key: key)
        #expect(try key.open(SealedForm(decoding: entry), name: "x") == secret)
    }

    /// An IV that came twice would give the XOR of two secrets away.
    @Test func takesAFreshIVEachTime() throws {
        let ivs = try (0..<50).map { _ in
            let entry = try SecretSealing().entry(for: secret, name: "x", key: key)
            return try parts(SealedForm(decoding: entry)).iv
        }
        #expect(Set(ivs).count == 50)
        #expect(ivs.allSatisfy { $0[8] < 0x80 })
    }

    // traps 1.1: unpadded unless padding is asked for.
    @Test func writesPaddingOnlyWhenAsked() throws {
        for (padding, isPadded) in [(Base64.Padding.unpadded, false), (.padded, true)] {
            let sealing = SecretSealing(padding: padding)
            let entry = try sealing.entry(for: secret, name: "x", key: key)
            let mac = try entry.member("mac")?.text?.string
            #expect(mac?.hasSuffix("=") == isPadded)
        }
    }
}
