import Formats
import Primitives
import Recovery
import Testing

/// Parity files that are none, or were made to do harm: refused in no time and in little memory, by the
/// right name.
@Suite(.timeLimit(.minutes(20))) struct HostileParityTests {
    /// A packet with the digest that it should have.
    private static func packet(
        _ kind: ParityPacket.Kind,
        _ body: [UInt8],
        set: [UInt8]
    ) throws -> [UInt8] {
        let unsigned = ParityPacket(kind, set: set, digest: [], bodyLength: body.count)
        let digest = try MD5Stream().digest(unsigned.digested, body)
        return ParityPacket(kind, set: set, digest: digest, bodyLength: body.count).encoded + body
    }

    /// The critical packets of a set that says what no writer of ours would.
    private static func set(
        sliceSize: UInt64 = 512,
        length: UInt64 = 1024,
        checks: Int = 2,
        files: Int = 1,
        checksum: UInt32 = 0
    ) throws -> [UInt8] {
        let id = [UInt8](repeating: 7, count: 16)
        var main = ParityMain(sliceSize: sliceSize, file: id).body
        main[8] = UInt8(files)
        for number in 1..<max(1, files) { main += [UInt8](repeating: UInt8(number), count: 16) }
        let file = ParityFileDescription(
            digest: id,
            prefixDigest: id,
            length: length,
            name: ParityFixture.name
        )
        let check = ParitySliceCheck(digest: id, checksum: checksum)
        let list = [ParitySliceCheck](repeating: check, count: checks)
        let set = try MD5Stream().digest(main)
        return try packet(.main, main, set: set)
            + packet(.fileDescription, file.body(id: id), set: set)
            + packet(.sliceChecks, ParitySliceCheck.body(id: id, list), set: set)
    }

    private static func error(_ parity: [UInt8], _ file: [UInt8]? = nil) -> RecoveryError? {
        do throws(RecoveryError) {
            let repair = try ParityRepair(
                file.map { PlacedBytes($0) },
                name: ParityFixture.name,
                parity: [PlacedBytes(parity)]
            )
            try repair.write(to: ByteArraySink())
            return nil
        } catch {
            return error
        }
    }

    @Test func refusesWhatIsNoParityFile() {
        #expect(Self.error([]) == .parity(.notParity))
        #expect(Self.error(ParityFixture.file(10_000)) == .parity(.notParity))
        #expect(Self.error(Array("PAR2\0PKT".utf8)) == .parity(.notParity))
    }

    @Test func saysThatNothingIsWhole() throws {
        let file = ParityFixture.file(3000)
        let parity = try ParityFixture.parity(of: file)
        // Every packet but the recovery slices begins with its name at 56.
        for kind in ["Main", "FileDesc", "IFSC"] {
            var bytes = parity
            let name = Array(kind.utf8)
            for place in 0..<bytes.count - name.count
            where bytes[place] == name[0] && bytes[place..<place + name.count].elementsEqual(name) {
                bytes[place] ^= 1
            }
            #expect(Self.error(bytes, file) == .parity(.damaged), "\(kind)")
        }
    }

    @Test(arguments: [
        (UInt64(0), UInt64(1024), 2), (6, 1024, 2), (512, 0, 2), (512, .max, 2), (512, 1024, 3),
        (.max - 3, 1024, 1), (1 << 40, 1024, 1), (4, 1 << 40, 2),
    ])
    func refusesSizesThatDoNotFit(_ size: UInt64, _ length: UInt64, _ checks: Int) throws {
        let parity = try Self.set(sliceSize: size, length: length, checks: checks)
        let error = Self.error(parity, ParityFixture.file(1024))
        #expect([.parity(.malformed), .parity(.damaged)].contains(error))
    }

    @Test func namesWhatIsForOthers() throws {
        #expect(
            Self.error(try Self.set(), ParityFixture.file(1024))
                == .parity(.ofAnother(name: "x.tar.age"))
        )
        #expect(Self.error(try Self.set(files: 3)) == .parity(.severalFiles(3)))
        let file = ParityFixture.file(3000)
        let parity = try ParityFixture.parity(of: file, name: Array("y\u{1B}.tar.age".utf8))
        let other = RecoveryError.parity(.ofAnother(name: "y\u{1B}.tar.age"))
        #expect(Self.error(parity) == other)
        #expect(Self.error(parity, []) == other)
        #expect(Self.error(parity, ParityFixture.file(3001)) == other)
        // The same file under another name is still that file.
        #expect(Self.error(parity, file) == nil)
    }

    @Test func saysHowMuchIsMissing() throws {
        #expect(
            Self.error(try Self.set())
                == .parity(.notEnough(lost: 2, of: 2, recovery: 0))
        )
    }

    /// Headers that all claim the rest of the file are not digested one by one.
    @Test func isNotMadeToDigestTheSameAgainAndAgain() throws {
        let size = 1 << 20
        let critical = try Self.set(sliceSize: UInt64(size), length: UInt64(size), checks: 1)
        let set = try #require(ParityPacket(Array(critical[..<64]))).set
        let header = ParityPacket(
            .recoverySlice,
            set: set,
            digest: set,
            bodyLength: 4 + size
        ).encoded
        var bytes = critical
        for number in 0..<60_000 {
            bytes += header + ParityPacket.exponent(UInt32(number))
        }
        bytes += [UInt8](repeating: 0, count: size)
        #expect(Self.error(bytes) == .parity(.notEnough(lost: 1, of: 1, recovery: 0)))
    }

    /// A checksum that fits everywhere is not looked into everywhere.
    @Test func isNotMadeToDigestEveryPlace() throws {
        var sum = CRC32()
        sum.updateZeros(1 << 16)
        let parity = try Self.set(
            sliceSize: 1 << 16,
            length: 1 << 17,
            checks: 2,
            checksum: sum.value
        )
        let zeros = [UInt8](repeating: 0, count: 1 << 21)
        #expect(Self.error(parity, zeros) == .parity(.ofAnother(name: "x.tar.age")))
    }

    /// Any flip in it and any end of it: an error or the right file, never another one.
    @Test func neverGivesAWrongFile() throws {
        let file = ParityFixture.file(2000)
        let parity = try ParityFixture.parity(of: file, percent: 50)
        var damaged = file
        damaged[5] ^= 1
        var generator = SeededGenerator(9)
        for _ in 0..<300 {
            var bytes = parity
            for _ in 0..<Int.random(in: 1...20, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
                    in: 0...255,
                    using: &generator
                )
            }
            bytes = Array(bytes.prefix(Int.random(in: 1...bytes.count * 2, using: &generator)))
            guard let repair = try? ParityFixture.repair(damaged, bytes),
                let written = try? ParityFixture.written(repair)
            else { continue }
            #expect(written == file)
        }
    }
}
