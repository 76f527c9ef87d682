import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Specification: "Megolm group ratchet", the ratchet algorithm.
struct MegolmRatchetTests {
    /// The ratchet of an exported key, brought to another index.
    static func advance(_ exported: [UInt8], to target: UInt32) throws -> [UInt8] {
        let key = try ExportedSessionKey(decoding: exported.span)
        var ratchet = Array(exported[ExportedSessionKey.ratchetRange])
        var memory = ratchet.mutableSpan
        MegolmRatchet.advance(&memory, from: key.firstIndex, to: target)
        return ratchet
    }

    /// Every jump among these gives what single steps give.
    @Test(arguments: [0, 254, 65_530, (1 << 24) - 6, UInt32.max - 600] as [UInt32])
    func jumpsAsItSteps(_ start: UInt32) throws {
        var sender = try MegolmSender(number: 9, index: start)
        let first = sender.exported
        var before = first
        for _ in 0..<600 {
            let previous = sender.exported
            sender.advance()
            let ratchet = Array(sender.exported[ExportedSessionKey.ratchetRange])
            #expect(try Self.advance(first, to: sender.index) == ratchet)
            #expect(try Self.advance(previous, to: sender.index) == ratchet)
            #expect(try Self.advance(before, to: sender.index) == ratchet)
            if sender.index.isMultiple(of: 97) { before = previous }
        }
    }

    @Test(.timeLimit(.minutes(20))) func jumpsFarAsItSteps() throws {
        var sender = try MegolmSender(number: 10, index: 250)
        let first = sender.exported
        for _ in 0..<70_000 { sender.advance() }
        let ratchet = Array(sender.exported[ExportedSessionKey.ratchetRange])
        #expect(try Self.advance(first, to: 70_250) == ratchet)
    }

    @Test func staysWhereItIs() throws {
        let sender = try MegolmSender(number: 11, index: 77)
        let ratchet = Array(sender.exported[ExportedSessionKey.ratchetRange])
        #expect(try Self.advance(sender.exported, to: 77) == ratchet)
    }
}
