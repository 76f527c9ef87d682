import Formats
import Primitives
import Recovery
import Testing

/// Issue 3: parity. What a parity file of ours brings back.
struct ParityRepairTests {
    /// One byte, and around every number of slices that matters.
    static let lengths = [
        1, 3, 511, 512, 513, 1024, 5000, 131_071, 131_072, 131_073, 132_000, 263_000,
    ]

    @Test(arguments: lengths)
    func rebuildsAllOfALostFile(_ length: Int) throws {
        let file = ParityFixture.file(length)
        let repair = try ParityFixture.repair(nil, ParityFixture.parity(of: file))
        #expect(repair.lostCount == repair.count && !repair.isIntact)
        #expect(try ParityFixture.written(repair) == file)
    }

    @Test(arguments: lengths)
    func leavesAWholeFileAlone(_ length: Int) throws {
        let file = ParityFixture.file(length)
        let repair = try ParityFixture.repair(file, ParityFixture.parity(of: file, percent: 1))
        #expect(repair.isIntact && repair.lostCount == 0 && repair.movedCount == 0)
    }

    /// Every slice by itself, so that each constant is used.
    @Test func rebuildsAnySlice() throws {
        let file = ParityFixture.file(20 * 512 - 100)
        let parity = try ParityFixture.parity(of: file, percent: 5)
        for slice in 0..<20 {
            var damaged = file
            damaged[slice * 512] ^= 1
            let repair = try ParityFixture.repair(damaged, parity)
            #expect(repair.lostCount == 1)
            #expect(try ParityFixture.written(repair) == file)
        }
    }

    @Test func rebuildsAsManyAsThereAreRecoverySlices() throws {
        let file = ParityFixture.file(100 * 512)
        let parity = try ParityFixture.parity(of: file, percent: 10)
        var generator = SeededGenerator(3)
        for _ in 0..<20 {
            var damaged = file
            for slice in (0..<100).shuffled(using: &generator).prefix(10) {
                damaged[slice * 512 + 17] ^= 0x80
            }
            let repair = try ParityFixture.repair(damaged, parity)
            #expect(repair.lostCount == 10)
            #expect(try ParityFixture.written(repair) == file)
        }
        var damaged = file
        for slice in 0..<11 { damaged[slice * 512] ^= 1 }
        let repair = try ParityFixture.repair(damaged, parity)
        #expect(
            throws: RecoveryError.parity(.notEnough(lost: 11, of: 100, recovery: 10))
        ) { try ParityFixture.written(repair) }
    }

    @Test(arguments: [1, 2, 100, 511, 512, 700, 5000])
    func findsWhatWasMoved(_ count: Int) throws {
        let file = ParityFixture.file(50_000)
        let parity = try ParityFixture.parity(of: file, percent: 30)
        let cut = Array(file[..<3000] + file[(3000 + count)...])
        let added = Array(file[..<3000]) + ParityFixture.file(count) + file[3000...]
        for damaged in [cut, added] {
            let repair = try ParityFixture.repair(damaged, parity)
            #expect(repair.lostCount <= 2 + count / 512)
            #expect(count == 512 || repair.movedCount > 80)
            #expect(try ParityFixture.written(repair) == file)
        }
    }

    /// A file that was cut short, or has something behind its end.
    @Test(arguments: [-40_000, -600, -1, 1, 4096])
    func givesTheFileItsLength(_ change: Int) throws {
        let file = ParityFixture.file(50_000)
        let parity = try ParityFixture.parity(of: file)
        let other = change < 0 ? Array(file.dropLast(-change)) : file + ParityFixture.file(change)
        let repair = try ParityFixture.repair(other, parity)
        #expect(!repair.isIntact)
        #expect(try ParityFixture.written(repair) == file)
    }

    @Test func findsZerosAtTheEnd() throws {
        let file = ParityFixture.file(1000) + [UInt8](repeating: 0, count: 2000)
        let parity = try ParityFixture.parity(of: file, percent: 50)
        let repair = try ParityFixture.repair(Array(file.dropLast(1900)), parity)
        #expect(try ParityFixture.written(repair) == file)
    }

    /// Damage to the parity file costs what it touches, and never all of it: a flip in each packet, its
    /// header's every field among the places.
    @Test func survivesAFlipAnywhereInTheParityFile() throws {
        let file = ParityFixture.file(1300)
        let parity = try ParityFixture.parity(of: file)
        var damaged = file
        for slice in 0..<2 { damaged[slice * 512] ^= 1 }
        for place in stride(from: 0, to: parity.count, by: 5) {
            var bytes = parity
            bytes[place] ^= 0x10
            let repair = try ParityFixture.repair(damaged, bytes)
            #expect(try ParityFixture.written(repair) == file, "byte \(place)")
        }
    }

    /// Also after bytes were added or removed in it, and without its beginning.
    @Test func findsPacketsAnywhere() throws {
        let file = ParityFixture.file(3000)
        let parity = try ParityFixture.parity(of: file)
        var damaged = file
        damaged[0] ^= 1
        for bytes in [Array(parity[1000...]), [0] + parity, Array(parity.dropLast(1000))] {
            #expect(try ParityFixture.written(ParityFixture.repair(damaged, bytes)) == file)
        }
    }

    @Test func takesRecoverySlicesOfSeveralFiles() throws {
        let file = ParityFixture.file(6000)
        let parity = try ParityFixture.parity(of: file)
        let half = parity.count / 2
        let repair = try ParityFixture.repair(nil, Array(parity[..<half]), Array(parity[half...]))
        #expect(try ParityFixture.written(repair) == file)
    }

    /// A share of a large file, in more than one stripe.
    @Test func goesThroughStripes() throws {
        let part = ParityFixture.file((1 << 18) + 3)
        let file = (0..<100).flatMap { [UInt8($0)] + part }
        let parity = try ParityFixture.parity(of: file, percent: 100)
        let repair = try ParityFixture.repair(nil, parity)
        #expect(try ParityFixture.written(repair) == file)
    }
}
