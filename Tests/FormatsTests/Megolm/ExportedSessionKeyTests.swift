import Formats
import Support
import Testing

/// Spec: B11. Exported session keys.
struct ExportedSessionKeyTests {
    private static let ratchet = (0..<128).map { UInt8($0) }
    private static let publicKey = (0..<32).map { UInt8(200 + $0) }
    private static let key = [1, 0x01, 0x02, 0xFE, 0xFF] + ratchet + publicKey

    @Test(arguments: try VectorFile.entries("megolm.session_key"))
    func readsVectors(_ entry: VectorEntry) throws {
        let text = Array(try entry.inputs.string(at: "session_key").utf8)
        let refusal = try entry.expect.stringIfPresent(at: "error")
        let outcome = try entry.outcome { try Self.decode(text).key }
        switch outcome {
        case .refused(let refused): #expect(refused.rawValue == refusal)
        case .value(let key):
            #expect(refusal == nil)
            #expect(try entry.expect.int(at: "version") == 1)
            #expect(try key.firstIndex == UInt32(entry.expect.int(at: "message_index")))
            #expect(try key.sessionID == entry.expect.text(at: "session_id"))
        }
    }

    @Test func readsThePublicPart() throws {
        let key = try ExportedSessionKey(decoding: Self.key.span)
        #expect(key.firstIndex == 0x0102_FEFF)
        #expect(key.publicKey == Self.publicKey)
        #expect(key.sessionID == ExactText(Base64.encode(Self.publicKey)))
        #expect(Array(Self.key[ExportedSessionKey.ratchetRange]) == Self.ratchet)
        #expect(Array(Self.key[ExportedSessionKey.publicKeyRange]) == Self.publicKey)
    }

    @Test func readsTextIntoRoomOfTheCallers() throws {
        let text = Base64.encode(Self.key.span)
        #expect(text.count == ExportedSessionKey.textLength)
        let (key, bytes) = try Self.decode(text)
        #expect(try key == ExportedSessionKey(decoding: Self.key.span))
        #expect(bytes == Self.key + [0, 0, 0, 0, 0])
    }

    @Test func refusesEveryOtherLength() {
        for count in 0...300 where count != ExportedSessionKey.length {
            let bytes = Array((Self.key + [UInt8](repeating: 0, count: 200)).prefix(count))
            #expect(throws: FormatError.sessionKey(.length(count))) {
                try ExportedSessionKey(decoding: bytes.span)
            }
            #expect(throws: FormatError.sessionKey(.length(count))) {
                try Self.decode(Base64.encode(bytes.span, .padded))
            }
        }
    }

    @Test func refusesEveryOtherVersion() {
        for version in UInt8.min...UInt8.max where version != 1 {
            let bytes = [version] + Self.key.dropFirst()
            #expect(throws: FormatError.sessionKey(.version(version))) {
                try ExportedSessionKey(decoding: bytes.span)
            }
        }
    }

    /// Trap 34: the form with a signature has another version and length.
    @Test func namesTheSharedForm() {
        let bytes = [2] + Self.key.dropFirst() + [UInt8](repeating: 7, count: 64)
        #expect(throws: FormatError.sessionKey(.sharedForm)) {
            try ExportedSessionKey(decoding: bytes.span)
        }
        for padding in [Base64.Padding.padded, .unpadded] {
            #expect(throws: FormatError.sessionKey(.sharedForm)) {
                try Self.decode(Base64.encode(bytes.span, padding))
            }
        }
    }

    @Test func refusesWhatIsNoBase64() {
        var text = Base64.encode(Self.key.span)
        text[100] = UInt8(ascii: "*")
        for broken in [text, Array("A".utf8), Array("AAA==".utf8), Array("=".utf8)] {
            #expect(throws: FormatError.sessionKey(.base64)) { try Self.decode(broken) }
        }
    }

    private static func decode(
        _ text: [UInt8]
    ) throws(FormatError) -> (key: ExportedSessionKey, bytes: [UInt8]) {
        var bytes = [UInt8](repeating: 0, count: ExportedSessionKey.length + 5)
        var target = bytes.mutableSpan
        let key = try ExportedSessionKey(base64: text.span, into: &target)
        return (key, bytes)
    }
}
