import Formats
import Primitives
import Secrets
import Support
import Testing

/// Spec: A7, B9; traps 32 and 33. The cipher of key backups, used again and again.
struct BackupCipherTests {
    private static let key = SecretBytes(copying: [UInt8](repeating: 5, count: 32))

    private func open(
        _ cipher: BackupCipher,
        _ message: Message
    ) throws(BackupCipher.Refusal) -> [UInt8] {
        var ciphertext = message.ciphertext
        var target = ciphertext.mutableSpan
        let count = try cipher.open(
            &target,
            ephemeral: message.ephemeral.span,
            mac: message.mac.span
        )
        return Array(ciphertext.prefix(count))
    }

    /// What is sealed.
    private struct Message: Equatable {
        var ephemeral: [UInt8]
        var ciphertext: [UInt8]
        var mac: [UInt8]
    }

    private func seal(
        _ cipher: BackupCipher,
        _ plaintext: [UInt8],
        to publicKey: [UInt8]
    ) throws(BackupCipher.Refusal) -> Message {
        var message = Message(
            ephemeral: [UInt8](repeating: 0, count: 32),
            ciphertext: plaintext + [UInt8](repeating: 0, count: 16),
            mac: [UInt8](repeating: 0, count: 8)
        )
        var (front, body, mac) = (message.ephemeral, message.ciphertext, message.mac)
        var frontSpan = front.mutableSpan
        var macSpan = mac.mutableSpan
        var bodySpan = body.mutableSpan
        let count = try cipher.seal(
            &bodySpan,
            count: plaintext.count,
            to: publicKey.span,
            ephemeral: &frontSpan,
            mac: &macSpan
        )
        message = Message(ephemeral: front, ciphertext: Array(body.prefix(count)), mac: mac)
        return message
    }

    @Test(arguments: try VectorFile.entries("pk.decrypt"))
    func opensWhatPeersSealed(_ entry: VectorEntry) throws {
        let key = SecretBytes(copying: try entry.inputs.hex(at: "private_hex"))
        let parts = try entry.inputs.value(at: "message")
        let message = try Message(
            ephemeral: parts.base64(at: "ephemeral"),
            ciphertext: parts.base64(at: "ciphertext"),
            mac: parts.base64(at: "mac")
        )
        let cipher = try BackupCipher(privateKey: key)
        // Twice, since what is left of a message must not matter to the next.
        for _ in 0..<2 {
            try entry.expectOutcome("plaintext") { expect, name in
                try expect.text(at: name).utf8
            } of: {
                try open(cipher, message)
            }
        }
    }

    @Test func opensWhatItSealed() throws {
        let opening = try BackupCipher(privateKey: Self.key)
        let sealing = try BackupCipher()
        let publicKey = try X25519.publicKey(of: Self.key)
        var seen: Set<[UInt8]> = []
        for count in Array(0...50) + [1000, 100_000] {
            let plaintext = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 3) }
            let message = try seal(sealing, plaintext, to: publicKey)
            #expect(message.ciphertext.count == count / 16 * 16 + 16)
            #expect(try open(opening, message) == plaintext)
            seen.insert(message.ephemeral)
        }
        #expect(seen.count == 53)
    }

    /// 8 bytes or all 32; anything else shows another thing than it should.
    @Test func refusesOtherMACs() throws {
        let cipher = try BackupCipher(privateKey: Self.key)
        let message = try seal(cipher, [1, 2, 3], to: X25519.publicKey(of: Self.key))
        for count in 0..<8 {
            var short = message
            short.mac = Array(message.mac.prefix(count))
            #expect(throws: BackupCipher.Refusal.mac) { try open(cipher, short) }
        }
        for place in 0..<8 {
            var other = message
            other.mac[place] ^= 1
            #expect(throws: BackupCipher.Refusal.mac) { try open(cipher, other) }
        }
        var long = message
        long.mac += [0]
        #expect(throws: BackupCipher.Refusal.mac) { try open(cipher, long) }
        #expect(try open(cipher, message) == [1, 2, 3])
    }

    @Test func refusesDamagedCiphertexts() throws {
        let cipher = try BackupCipher(privateKey: Self.key)
        let plaintext = [UInt8](repeating: 0x78, count: 40)
        let message = try seal(cipher, plaintext, to: X25519.publicKey(of: Self.key))
        for count in [0, 1, 15, 16, 32, 47] {
            var cut = message
            cut.ciphertext = Array(message.ciphertext.prefix(count))
            #expect(throws: BackupCipher.Refusal.padding) { try open(cipher, cut) }
        }
        #expect(try open(cipher, message) == plaintext)
    }

    @Test func refusesPointsOfLowOrder() throws {
        let cipher = try BackupCipher(privateKey: Self.key)
        for point in [[UInt8](repeating: 0, count: 32), [1] + [UInt8](repeating: 0, count: 31)] {
            #expect(throws: BackupCipher.Refusal.lowOrderPoint) {
                try seal(cipher, [1], to: point)
            }
            let message = Message(
                ephemeral: point,
                ciphertext: [UInt8](repeating: 0, count: 16),
                mac: [UInt8](repeating: 0, count: 8)
            )
            #expect(throws: BackupCipher.Refusal.lowOrderPoint) { try open(cipher, message) }
        }
    }

    @Test func refusesKeysOfAnotherLength() {
        for count in [0, 31, 33] {
            #expect(throws: PrimitivesError.length) {
                try BackupCipher(
                    privateKey: SecretBytes(copying: [UInt8](repeating: 1, count: count))
                )
            }
        }
    }
}
