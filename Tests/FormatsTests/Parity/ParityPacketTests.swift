import Formats
import Testing

/// Packets and their bodies. Parity Volume Set Specification 2.0.
struct ParityPacketTests {
    private static let set = [UInt8](1...16)
    private static let digest = [UInt8](17...32)

    @Test(arguments: ParityPacket.Kind.allCases)
    func readsBackEveryKind(_ kind: ParityPacket.Kind) throws {
        let packet = ParityPacket(kind, set: Self.set, digest: Self.digest, bodyLength: 8)
        #expect(packet.encoded.count == ParityPacket.headerLength)
        #expect(ParityPacket(packet.encoded) == packet)
        #expect(packet.length == 72)
    }

    /// The layout, byte for byte.
    @Test func standsAsSpecified() {
        let packet = ParityPacket(.main, set: Self.set, digest: Self.digest, bodyLength: 28)
        let expected =
            Array("PAR2\0PKT".utf8) + [92, 0, 0, 0, 0, 0, 0, 0] + Self.digest + Self.set
            + Array("PAR 2.0\0Main\0\0\0\0".utf8)
        #expect(packet.encoded == expected)
    }

    @Test(arguments: [0, 7, 8, 48, 55, 63])
    func refusesAnotherBeginningTypeOrLength(_ place: Int) {
        var bytes = ParityPacket(.main, set: Self.set, digest: Self.digest, bodyLength: 28).encoded
        bytes[place] ^= 1
        #expect(ParityPacket(bytes) == nil)
        #expect(ParityPacket(bytes.dropLast()) == nil)
    }

    @Test func refusesALengthBelowTheHeaders() {
        var bytes = ParityPacket(.main, set: Self.set, digest: Self.digest, bodyLength: 0).encoded
        #expect(ParityPacket(bytes) != nil)
        bytes[8] = 60
        #expect(ParityPacket(bytes) == nil)
    }

    @Test(arguments: ["a", "abc", "abcd", "x.tar.age"])
    func fillsTheNameUp(_ name: String) {
        let file = ParityFileDescription(
            digest: Self.set,
            prefixDigest: Self.digest,
            length: 0x0102_0304_0506_0708,
            name: Array(name.utf8)
        )
        let body = file.body(id: Self.set)
        #expect(body.count.isMultiple(of: 4))
        #expect(Array(body[48..<56]) == [8, 7, 6, 5, 4, 3, 2, 1])
        #expect(ParityFileDescription(body: body) == file)
        #expect(file.identified == Self.digest + body[48..<56] + Array(name.utf8))
    }

    @Test func refusesBodiesOfWrongLengths() {
        let main = ParityMain(sliceSize: 512, file: Self.set)
        #expect(ParityMain(body: main.body) == main)
        #expect(ParityMain(body: main.body.dropLast()) == nil)
        #expect(ParityMain(body: Array(main.body.prefix(12))) == nil)
        #expect(ParityMain(body: [6] + main.body.dropFirst()) == nil)
        #expect(ParityFileDescription(body: [UInt8](repeating: 0, count: 56)) == nil)
        let longest = ParityFileDescription.longestBody
        #expect(ParityFileDescription(body: [UInt8](repeating: 1, count: longest + 1)) == nil)
        let checks = [ParitySliceCheck(digest: Self.digest, checksum: 0x0102_0304)]
        let body = ParitySliceCheck.body(id: Self.set, checks)
        #expect(Array(body.suffix(4)) == [4, 3, 2, 1])
        #expect(ParitySliceCheck.checks(body: body)?.checks == checks)
        #expect(ParitySliceCheck.checks(body: body)?.id == Self.set)
        #expect(ParitySliceCheck.checks(body: body.dropLast()) == nil)
        #expect(ParitySliceCheck.checks(body: Self.set) == nil)
    }
}
