import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: B10. What is written opens again, whatever its length and however it was given.
@Suite(.timeLimit(.minutes(20)))
struct KeyExportWriterTests {
    /// Sizes around blocks, lines and segments; header and MAC count in those.
    @Test(arguments: [
        0, 1, 15, 16, 17, 26, 27, 28, 59, 122, 65_535, 65_536, 65_537, 196_538, 196_539, 196_540,
        196_571, 196_572, 196_607, 196_608, 196_609, 393_179, 1 << 20,
    ])
    func writesWhatOpensAgain(_ count: Int) throws {
        var numbers = SeededGenerator(UInt64(count))
        let plaintext = numbers.bytes(count)
        let file = try KeyExportFile.write(plaintext)
        let reader = try KeyExportReader(file, KeyExportFile.passphrase)
        #expect(try reader.bytes() == plaintext)
        #expect(reader.facts.byteCount == count)
        for pieces in [1000, 196_608] {
            #expect(try KeyExportFile.write(plaintext, pieces: pieces) == file)
        }
    }

    @Test func writesASmallExportByteByByte() throws {
        let file = try KeyExportFile.write(pieces: 1)
        #expect(try file == KeyExportFile.write())
    }

    @Test func writesLinesAsElementDoes() throws {
        let file = try KeyExportFile.write([UInt8](repeating: 0, count: 400_000))
        let text = String(decoding: file, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "-----BEGIN MEGOLM SESSION DATA-----")
        #expect(lines.suffix(2) == ["-----END MEGOLM SESSION DATA-----", ""])
        let base64 = lines.dropFirst().dropLast(2)
        #expect(base64.dropLast().allSatisfy { $0.utf8.count == 128 })
        #expect((1...128).contains(base64.last?.utf8.count ?? 0))
        #expect(base64.joined().utf8.count.isMultiple(of: 4))
    }

    /// Traps: 3.
    @Test func clearsBit63OfTheIV() throws {
        let iv = [UInt8](repeating: 0xFF, count: 16)
        let bytes = try Base64.decode(KeyExportFile.base64(KeyExportFile.write(iv: iv)))
        #expect(Array(bytes[17..<33]) == Array(iv[..<8]) + [0x7F] + Array(iv[9...]))
    }

    @Test func takesThe500000RoundsOfElement() throws {
        let sink = ByteArraySink()
        let writer = try KeyExportWriter(
            sink: sink,
            passphrase: KeyExportFile.passphrase,
            salt: Randomness.bytes(16),
            iv: Randomness.bytes(16)
        )
        try writer.finish()
        let facts = try KeyExportReader(sink.bytes, KeyExportFile.passphrase).facts
        #expect(facts.rounds == 500_000)
        #expect(KeyExportRounds.writable.contains(500_000))
    }

    /// It writes UTF-8, which all but two clients read. Traps: 38.
    @Test func takesThePassphraseAsUTF8() throws {
        let passphrase = SecretBytes(text: "Schlüssel")
        let file = try KeyExportFile.write(KeyExportFile.sessions, passphrase)
        #expect(try KeyExportReader(file, passphrase).facts.spelling == .utf8(.asTyped))
    }

    @Test(arguments: [-1, 0, 10_000_001, 1 << 32])
    func refusesRoundsThatAreNotRead(_ rounds: Int) {
        #expect(throws: RecoveryError.keyExport(.rounds(Int64(rounds)))) {
            try KeyExportFile.write(rounds: rounds)
        }
    }

    @Test func refusesAnEmptyPassphrase() {
        #expect(throws: RecoveryError.emptyPassphrase) {
            try KeyExportFile.write([], SecretBytes(copying: []))
        }
    }

    @Test(arguments: [0, 15, 17])
    func refusesSaltAndIVOfAnotherLength(_ count: Int) {
        let bytes = [UInt8](repeating: 0, count: count)
        #expect(throws: RecoveryError.primitive(.length)) { try KeyExportFile.write(salt: bytes) }
        #expect(throws: RecoveryError.primitive(.length)) { try KeyExportFile.write(iv: bytes) }
    }

    /// A full disk, while the rest is still computed.
    @Test func passesOnWhatTheSinkThrows() throws {
        for count in [0, 100, 300_000] {
            let sink = FullSink(count)
            let result = Result {
                let writer = try KeyExportWriter(
                    sink: sink,
                    passphrase: KeyExportFile.passphrase,
                    rounds: 1,
                    salt: KeyExportFile.salt,
                    iv: KeyExportFile.iv
                )
                try writer.write([UInt8](repeating: 0, count: 600_000).span)
                try writer.finish()
            }
            #expect(throws: (any Error).self, "\(count)") { try result.get() }
            #expect(sink.written <= count)
        }
    }
}

/// A sink with room for so many bytes.
private final class FullSink: ByteSink {
    private let room: Int
    private(set) var written = 0

    init(_ room: Int) { self.room = room }

    func write(_ bytes: Span<UInt8>) throws(PrimitivesError) {
        guard written + bytes.count <= room else {
            throw .posix(.call(.write, path: "x", number: 28))
        }
        written += bytes.count
    }

    func skip(_ count: Int) {}

    func fill(_ bytes: Span<UInt8>, at offset: Int) {}
}
