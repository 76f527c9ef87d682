import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: B10; design: sections 6 and 7. Nothing comes out of a file that is not what was written, and
/// what is said of it is as much as is known.
@Suite(.timeLimit(.minutes(20)))
struct KeyExportDamageTests {
    private static let whole = Result { try KeyExportFile.write() }

    private static func refusal(_ file: [UInt8]) throws -> RecoveryError? {
        do throws(RecoveryError) {
            let reader = try KeyExportReader(file, KeyExportFile.passphrase)
            #expect((try? reader.bytes()) == KeyExportFile.sessions)
            return nil
        } catch {
            return error
        }
    }

    /// Of the bytes inside, every single bit.
    @Test func refusesEveryFlippedBit() throws {
        let bytes = try Base64.decode(KeyExportFile.base64(Self.whole.get()))
        for bit in 0..<bytes.count * 8 {
            var changed = bytes
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            // Many rounds cost much, and are other tests' concern.
            guard !(33..<37).contains(bit / 8) else { continue }
            let refusal = try Self.refusal(KeyExportFile.file(inside: changed))
            switch bit / 8 {
            case 0: #expect(refusal == .format(.keyExport(.version(changed[0]))))
            case 1..<40: #expect(refusal == .keyExport(.wrongPassphrase), "\(bit)")
            default: #expect(refusal == .keyExport(.damaged), "\(bit)")
            }
        }
    }

    /// Of the text, every single bit: it is refused, or the same came out of it, as where what was
    /// changed stands behind the last line or is white space.
    @Test func neverGivesOutAnythingElse() throws {
        let file = try Self.whole.get()
        let rounds = 36 + 33 * 4 / 3..<36 + 37 * 4 / 3 + 1
        let contents = KeyExportArmor.opening.count..<file.count - KeyExportArmor.closing.count
        var refused = 0
        for bit in 0..<file.count * 8 where !rounds.contains(bit / 8) {
            var changed = file
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            let refusal = try Self.refusal(changed)
            if refusal != nil { refused += 1 }
            if contents.dropFirst(1).dropLast(4).contains(bit / 8), file[bit / 8] != 0x0A {
                #expect(refusal != nil, "\(bit)")
            }
        }
        #expect(refused > contents.count * 7)
    }

    /// A file may be cut at every place, and only behind its MAC nothing is lost.
    @Test func refusesEveryFileThatWasCut() throws {
        let file = try Self.whole.get()
        let opening = KeyExportArmor.opening.count
        let end = file.count - KeyExportArmor.closing.count
        for count in 0..<file.count {
            let refusal = try Self.refusal(Array(file[..<count]))
            switch count {
            case ..<(opening - 1): #expect(refusal == .format(.keyExport(.header)))
            case ..<(opening + 2): #expect(refusal == .format(.keyExport(.trailer)))
            // Padding and the line's end are not missed.
            case (end - 2)...: #expect(refusal == nil, "\(count)")
            case ..<(opening + 69 * 4 / 3):
                #expect(refusal == .format(.keyExport(.truncated)), "\(count)")
            default: #expect(refusal == .keyExport(.truncated(passphraseFits: true)), "\(count)")
            }
        }
    }

    @Test func tellsAWrongPassphraseFromAFileThatWasCut() throws {
        let cut = Array(try Self.whole.get().dropLast(50))
        #expect(throws: RecoveryError.keyExport(.truncated(passphraseFits: false))) {
            try KeyExportReader(cut, SecretBytes(text: "another"))
        }
        #expect(throws: RecoveryError.keyExport(.truncated(passphraseFits: true))) {
            try KeyExportReader(cut, SecretBytes(text: "another"), KeyExportFile.passphrase)
        }
    }

    /// Less than header and MAC, though the last line is there.
    @Test(arguments: [0, 1, 36, 37, 68])
    func refusesWhatIsTooShort(_ count: Int) throws {
        let bytes = try Base64.decode(KeyExportFile.base64(Self.whole.get()))
        let file = KeyExportFile.file(inside: Array(bytes.prefix(count)))
        #expect(try Self.refusal(file) == .format(.keyExport(.tooShort)))
    }

    /// A MAC over nothing but the header is the least that there is.
    @Test func opensAnExportOfNothing() throws {
        let reader = try KeyExportReader(KeyExportFile.write([]), KeyExportFile.passphrase)
        #expect(try reader.bytes() == [])
        #expect(reader.facts.byteCount == 0)
    }

    /// Every piece is held against the first pass before any of it is decrypted, wherever the change.
    @Test(arguments: [0, 50, 36 + 40, 300_000, 660_000])
    func givesOutNothingOfAFileThatChangedMeanwhile(_ place: Int) throws {
        let plaintext = [UInt8](repeating: 0x20, count: 500_000)
        let file = try KeyExportFile.write(plaintext)
        var changed = file
        changed[place] = changed[place] == 0x41 ? 0x42 : 0x41
        for second in [changed, Array(file[..<place])] {
            var opened = 0
            let reader = try KeyExportReader(
                open: { () throws(PrimitivesError) in
                    opened += 1
                    return ByteArraySource(opened == 1 ? file : second)
                },
                passphrases: [KeyExportFile.passphrase]
            )
            let source = try reader.plaintext()
            var given = 0
            var piece = [UInt8](repeating: 0, count: 1000)
            #expect(throws: PrimitivesError.authentication) {
                while true {
                    var target = piece.mutableSpan
                    let count = try source.read(into: &target)
                    if count == 0 { break }
                    #expect(piece[..<count] == plaintext[..<count])
                    given += count
                }
            }
            #expect(given <= max(0, place * 3 / 4 - 37))
        }
    }

    /// What the source says goes on as it is, in either pass.
    @Test(arguments: [1, 2])
    func passesOnWhatTheSourceThrows(_ pass: Int) throws {
        let file = try KeyExportFile.write([UInt8](repeating: 0x20, count: 400_000))
        let failure = PrimitivesError.posix(.call(.read, path: "x", number: 5))
        var opened = 0
        func open() throws(PrimitivesError) -> any ByteSource {
            opened += 1
            return opened == pass ? FailingSource(failure) : ByteArraySource(file)
        }
        let passphrases = [KeyExportFile.passphrase]
        if pass == 1 {
            #expect(throws: RecoveryError.primitive(failure)) {
                try KeyExportReader(open: open, passphrases: passphrases)
            }
        } else {
            let reader = try KeyExportReader(open: open, passphrases: passphrases)
            #expect(throws: failure) { try reader.bytes() }
        }
    }
}

/// A source that always fails.
private final class FailingSource: ByteSource {
    private let failure: PrimitivesError

    init(_ failure: PrimitivesError) { self.failure = failure }

    func read(into target: inout MutableSpan<UInt8>) throws(PrimitivesError) -> Int {
        throw failure
    }
}
