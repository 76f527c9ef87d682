import Formats
import Primitives
import Recovery
import Testing

/// Issue 3: stock `par2` verifies and repairs with parity files of ours, and we with its.
@Suite(.timeLimit(.minutes(20))) struct ParityInteropTests {
    /// What is done to the file `x.tar.age`.
    enum Damage: String, CaseIterable, Sendable {
        case header = "printf 'no age' | dd of=x.tar.age conv=notrunc status=none"
        case middle = "printf 'damage' | dd of=x.tar.age bs=1 seek=9000 conv=notrunc status=none"
        case truncation = "truncate -s 7000 x.tar.age"
        case addition = "{ head -c 5000 good; printf more; tail -c +5001 good; } >x.tar.age"
        case removal = "{ head -c 5000 good; tail -c +5010 good; } >x.tar.age"
        case tail = "echo more >>x.tar.age"
        case loss = "rm x.tar.age"
    }

    private static func folder(_ file: [UInt8]) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.write("x.tar.age", file)
        try folder.write("good", file)
        return folder
    }

    private static func expect(_ script: String, in folder: ScratchFolder) throws {
        let run = try folder.run(script)
        #expect(run.status == 0, "\(script)\n\(run.output.suffix(2000))")
    }

    @Test(arguments: ParityRepairTests.lengths + [1 << 20, (1 << 20) + 1], [1, 10, 100])
    func par2VerifiesOurs(_ length: Int, _ percent: Int) throws {
        let file = ParityFixture.file(length)
        let folder = try Self.folder(file)
        try folder.write("x.tar.age.par2", ParityFixture.parity(of: file, percent: percent))
        try Self.expect("par2 verify -q x.tar.age.par2", in: folder)
    }

    @Test(arguments: ParityRepairTests.lengths)
    func par2RebuildsALostFileWithOurs(_ length: Int) throws {
        let file = ParityFixture.file(length)
        let folder = try Self.folder(file)
        try folder.write("x.tar.age.par2", ParityFixture.parity(of: file))
        try Self.expect(
            "rm x.tar.age; par2 repair -q x.tar.age.par2; cmp x.tar.age good",
            in: folder
        )
    }

    @Test(arguments: Damage.allCases)
    func par2RepairsWithOurs(_ damage: Damage) throws {
        let file = try SealedFixture.seal()
        let folder = try Self.folder(file)
        try folder.write("x.tar.age.par2", ParityFixture.parity(of: file))
        try Self.expect(
            "\(damage.rawValue); par2 repair -q x.tar.age.par2; cmp x.tar.age good",
            in: folder
        )
    }

    /// Nine flips in the parity file, one of them in its first packet.
    @Test func par2RepairsWithOursDamaged() throws {
        let file = ParityFixture.file(50_000)
        let folder = try Self.folder(file)
        var parity = try ParityFixture.parity(of: file, percent: 50)
        for place in stride(from: 70, to: parity.count, by: parity.count / 9) { parity[place] ^= 4 }
        try folder.write("x.tar.age.par2", parity)
        try Self.expect(
            Damage.header.rawValue + "; par2 repair -q x.tar.age.par2; cmp x.tar.age good",
            in: folder
        )
    }

    @Test(arguments: Damage.allCases, ["-s512 -c60", "-s1000 -r100", "-b7 -r100 -n1"])
    func weRepairWithTheirs(_ damage: Damage, _ options: String) throws {
        let file = try SealedFixture.seal()
        let folder = try Self.folder(file)
        try Self.expect("par2 create -q \(options) x.tar.age; cat x.tar.age.*par2 >all", in: folder)
        try Self.expect(damage.rawValue, in: folder)
        let damaged = damage == .loss ? nil : try folder.read("x.tar.age")
        let repair = try ParityFixture.repair(damaged, folder.read("all"))
        #expect(try ParityFixture.written(repair) == file)
    }

    @Test(arguments: [1, 9, 40])
    func weBelieveTheirVerdict(_ percent: Int) throws {
        let file = ParityFixture.file(30_000)
        let folder = try Self.folder(file)
        try Self.expect("par2 create -q -s1500 -r\(percent) x.tar.age; cat *.par2 >all", in: folder)
        #expect(try ParityFixture.repair(file, folder.read("all")).isIntact)
        #expect(try ParityFixture.repair(file, folder.read("all")).parity.layout.count == 20)
    }
}
