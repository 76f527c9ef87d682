import Formats
import Recovery
import Secrets
import Support
import Testing

/// The public vectors of SLIP-0039: every one, those that must fail with the right reason.
struct ShareVectorTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let name: String
        let shares: [String]
        let secret: [UInt8]

        var testDescription: String { name }

        init(_ json: JSONValue) throws {
            guard case .array(let parts) = json.kind, parts.count == 4,
                case .array(let shares) = parts[1].kind, let name = parts[0].text,
                let secret = parts[2].text
            else { throw TestDataError.malformed("a vector") }
            self.name = name.string
            self.shares = shares.compactMap(\.text?.string)
            try #require(self.shares.count == shares.count)
            self.secret = try Hex.decode(secret.string)
        }

        static func all() throws -> [Vector] {
            let file = try JSONValue(parsing: TestData.bytes("Vectors/slip39/vectors.json"))
            guard case .array(let vectors) = file.kind else {
                throw TestDataError.malformed("vectors")
            }
            return try vectors.map(Vector.init)
        }

        func combined(passphrase: String = "TREZOR") throws -> SecretBytes {
            var set = KeyShares()
            for share in shares {
                let text = SecretBytes(text: share)
                for share in try Slip39Share.file(text) { try set.add(share) }
            }
            return try set.combined(passphrase: SecretBytes(text: passphrase))
        }
    }

    /// Why each kind of invalid vector fails, by what its name says behind the number.
    private enum Reason: Equatable {
        case format(ShareError)
        case anotherSet, sameNumber, inconsistent, tooFew, digest

        init?(_ error: any Error) {
            switch error {
            case FormatError.share(_, let error): self = .format(error)
            case RecoveryError.shares(.anotherSet): self = .anotherSet
            case RecoveryError.shares(.sameNumber): self = .sameNumber
            case RecoveryError.shares(.inconsistent): self = .inconsistent
            case RecoveryError.shares(.tooFew): self = .tooFew
            case RecoveryError.shares(.digest): self = .digest
            default: return nil
            }
        }
    }

    private static let reasons: [(name: String, reason: Reason)] = [
        ("Mnemonic with invalid checksum", .format(.checksum)),
        ("Mnemonic with invalid padding", .format(.padding)),
        ("Basic sharing 2-of-3", .tooFew),
        ("Mnemonics with different identifiers", .anotherSet),
        ("Mnemonics with different iteration exponents", .anotherSet),
        ("Mnemonics with mismatching group thresholds", .anotherSet),
        ("Mnemonics with mismatching group counts", .anotherSet),
        ("Mnemonics with greater group threshold than group counts", .format(.groupThreshold)),
        ("Mnemonics with duplicate member indices", .sameNumber),
        ("Mnemonics with mismatching member thresholds", .inconsistent),
        ("Mnemonics giving an invalid digest", .digest),
        ("Insufficient number of groups", .tooFew),
        ("Threshold number of groups, but insufficient number of members", .tooFew),
        ("Mnemonic with insufficient length", .format(.length(words: 19))),
        ("Mnemonic with invalid master secret length", .format(.length(words: 21))),
    ]

    @Test func areAllThere() throws {
        let vectors = try Vector.all()
        #expect(vectors.count == 45)
        #expect(vectors.count { $0.secret.isEmpty } == 30)
    }

    @Test(arguments: try Vector.all().filter { !$0.secret.isEmpty })
    func combines(_ vector: Vector) throws {
        #expect(try vector.combined().revealed == vector.secret)
        #expect(try vector.combined(passphrase: "trezor").revealed != vector.secret)
    }

    @Test(arguments: try Vector.all().filter(\.secret.isEmpty))
    func refuses(_ vector: Vector) throws {
        let expected = try #require(
            Self.reasons.first { vector.name.split(separator: ". ")[1].hasPrefix($0.name) }
        )
        do {
            _ = try vector.combined()
            Issue.record("combined, but must not")
        } catch {
            #expect(Reason(error) == expected.reason, "\(error)")
        }
    }

    @Test(arguments: try Vector.all().filter { !$0.secret.isEmpty })
    func writesTheSameWords(_ vector: Vector) throws {
        for text in vector.shares {
            let share = try #require(Slip39Share.file(SecretBytes(text: text)).first)
            #expect(share.encoded == SecretBytes(text: text))
        }
    }
}
