import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Both ways with `shamir-mnemonic` from PyPI, the reference implementation of SLIP-0039.
struct ShareInteropTests {
    private static let python = TestData.root + "/../.build/python/bin/python"
    private let key = SecretBytes(copying: (0..<32).map { UInt8(255 - $0 * 5) })

    private func run(_ script: String) throws -> [String] {
        let folder = try ScratchFolder()
        try folder.write("run.py", Array(script.utf8))
        let run = try folder.run("\(Self.python) run.py")
        try #require(run.status == 0, "\(run.output)")
        return run.output.split(separator: "\n").map(String.init)
    }

    @Test(arguments: [(2, 3), (3, 5), (16, 16)])
    func theyCombineOurShares(_ threshold: Int, _ count: Int) throws {
        let shares = try KeyShares.split(key, threshold: threshold, count: count)
        let texts = shares.suffix(threshold).map { share in
            "'" + String(decoding: share.encoded.revealed, as: UTF8.self) + "'"
        }
        let output = try run(
            """
            from shamir_mnemonic import combine_mnemonics
            print(combine_mnemonics([\(texts.joined(separator: ","))]).hex())
            """
        )
        #expect(output == [Hex.encode(key.revealed)])
    }

    /// Two groups of three are needed, with a passphrase, of both kinds of set.
    @Test(arguments: ["True", "False"], [0, 3])
    func weCombineTheirShares(_ extendable: String, _ exponent: Int) throws {
        let output = try run(
            """
            from shamir_mnemonic import generate_mnemonics
            groups = generate_mnemonics(2, [(1, 1), (2, 3), (3, 4)],
                bytes.fromhex("\(Hex.encode(key.revealed))"), b"a passphrase",
                extendable=\(extendable), iteration_exponent=\(exponent))
            for share in groups[1][1:] + groups[2][:3]: print(share)
            """
        )
        var set = KeyShares()
        for line in output.reversed() {
            #expect(set.missing != nil)
            try set.add(Slip39Share(parsing: Array(line.utf8).span))
        }
        #expect(set.missing == nil)
        #expect(try set.combined(passphrase: SecretBytes(text: "a passphrase")) == key)
        #expect(try set.combined() != key)
    }
}
