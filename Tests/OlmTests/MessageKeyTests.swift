import Formats
import Primitives
import Secrets
import Support
import Testing

@testable import Olm

/// Spec: B12; "Olm: a cryptographic ratchet", authenticated encryption, and where chains end.
struct MessageKeyTests {
    private let key = MessageKey(bytes: SecretBytes(copying: Array(32..<64)))
    private let ratchet: CurveKeyPair

    init() throws {
        ratchet = try CurveKeyPair(SecretBytes(copying: Array(64..<96)))
    }

    /// A message of these blocks, encrypted by the specification's formulas without any padding.
    private func message(of blocks: [UInt8]) throws -> OlmNormalMessage {
        let keys = HKDFSHA256.derive(
            from: key.bytes,
            salt: [UInt8](repeating: 0, count: 32),
            info: Array("OLM_KEYS".utf8),
            count: 80
        )
        let ciphertext = try AES256CBC.encrypt(
            SecretBytes(copying: blocks),
            key: keys.slice(0..<32),
            iv: keys.slice(64..<80)
        ).dropLast(16)
        return OlmNormalMessage(
            ratchetKey: ratchet.publicKey,
            index: 0,
            ciphertext: Array(ciphertext)
        ) { Array(HMACSHA256.code(of: $0, key: keys.slice(32..<64)).prefix(8)) }
    }

    @Test func decryptsWhatTheFormulasGive() throws {
        let padded = Array("text of eleven".utf8) + [2, 2]
        let message = try message(of: padded)
        #expect(try key.decrypt(message) == SecretBytes(text: "text of eleven"))
        let own = try key.encrypt(
            SecretBytes(text: "text of eleven"),
            ratchetKey: ratchet.publicKey,
            index: 0
        )
        #expect(own == message)
    }

    @Test(arguments: [0, 17, 255]) func refusesPaddingThatDoesNotHold(_ last: UInt8) throws {
        let blocks = [UInt8](repeating: 1, count: 31) + [last]
        let message = try message(of: blocks)
        #expect(throws: OlmError.padding) { try key.decrypt(message) }
        var chain = ReceivingChain(
            ratchet.publicKey,
            ChainKey(bytes: SecretBytes(copying: Array(0..<32)), index: 0)
        )
        let before = chain
        #expect(throws: OlmError.mac) { try chain.decrypt(message) }
        #expect(chain == before)
    }

    /// A chain counts to the end of 32 bits, and there it is full.
    @Test func endsAChainWhereNumbersDo() throws {
        let bytes = SecretBytes(copying: Array(0..<32))
        var sending = SendingChain(ratchet, ChainKey(bytes: bytes, index: UInt64(UInt32.max)))
        var receiving = ReceivingChain(
            ratchet.publicKey,
            ChainKey(bytes: bytes, index: UInt64(UInt32.max))
        )
        let last = try sending.encrypt(SecretBytes(text: "the last"))
        #expect(last.index == .max)
        #expect(try receiving.decrypt(last) == SecretBytes(text: "the last"))
        #expect(throws: OlmError.chainIsFull) { try sending.encrypt(SecretBytes(text: "")) }
        #expect(throws: OlmError.index(.max)) { try receiving.decrypt(last) }
    }

    /// In one step or in many, a chain comes to the same keys.
    @Test func goesFarInOneStep() throws {
        let start = ChainKey(bytes: SecretBytes(copying: Array(0..<32)), index: 0)
        var chain = start
        var keys: [MessageKey] = []
        for index: UInt32 in 0..<50 {
            let step = chain.advanced(to: index)
            #expect(step.skipped == .none)
            keys.append(step.message)
            chain = step.next
        }
        let jump = start.advanced(to: 49)
        #expect(jump.message == keys[49])
        #expect(jump.next == chain)
        #expect(jump.skipped.indices == Array(9..<49))
        for index: UInt32 in 9..<49 { #expect(jump.skipped.key(of: index) == keys[Int(index)]) }
    }
}
