import Formats
import Primitives
import Recovery
import Support
import Testing

/// The public age vectors: each comes out as it says, and gives out the plaintext that it says.
struct AgeVectorTests {
    /// Those whose recipients are of the hybrid post-quantum kind, which has no place in an archive.
    private static let postQuantum: Set = [
        "armor_hybrid", "hybrid", "hybrid_and_x25519", "hybrid_bad_tag",
        "hybrid_currupted_enc_mlkem", "hybrid_currupted_enc_x25519", "hybrid_extra_argument",
        "hybrid_grease", "hybrid_identity", "hybrid_long_file_key", "hybrid_long_share",
        "hybrid_low_order", "hybrid_multiple_recipients", "hybrid_no_match",
        "hybrid_not_canonical_body", "hybrid_not_canonical_enc", "hybrid_short_share",
        "hybrid_uppercase", "hybrid_x25519_arg",
    ]

    private static func applicable() throws -> [String] {
        try AgeVector.names().filter { !postQuantum.contains($0) }
    }

    @Test(arguments: try applicable())
    func comesOutAsItSays(_ name: String) throws {
        let vector = try AgeVector(named: name)
        let result = try Self.result(of: vector)
        #expect(result.outcome == vector.outcome, "\(result.error.debugDescription)")
        #expect(result.payload == vector.payload)
    }

    @Test func passesOverNoneButThePostQuantumOnes() throws {
        let found = try AgeVector.names().filter { name in
            try AgeVector(named: name).identities.contains { $0.hasPrefix("AGE-SECRET-KEY-PQ-1") }
        }
        #expect(Set(found) == Self.postQuantum)
    }

    /// A header that is read is written to the same bytes again.
    @Test(arguments: try applicable())
    func writesHeadersAsTheyWere(_ name: String) throws {
        let vector = try AgeVector(named: name)
        guard ![.armorFailure, .headerFailure].contains(vector.outcome) else { return }
        let file = try AgeArmor.decode(prefix: vector.file)
        #expect(file.starts(with: try AgeHeader(parsingPrefixOf: file).encoded))
    }
}

extension AgeVectorTests {
    private struct Result {
        let outcome: AgeVector.Outcome
        /// The SHA-256 of what was given out; nil if the file did not open at all.
        let payload: String?
        let error: RecoveryError?
    }

    private static func result(of vector: AgeVector) throws -> Result {
        let keys = try vector.keys()
        let decryptor: AgeDecryptor
        do throws(RecoveryError) {
            decryptor = try AgeDecryptor(source: ByteArraySource(vector.file), keys: keys)
        } catch {
            return Result(outcome: try opening(error, vector), payload: nil, error: error)
        }
        let hash = SHA256Stream()
        var failure: RecoveryError?
        do throws(RecoveryError) {
            while let range = try decryptor.next() {
                decryptor.plaintext.withBytes(range) { hash.update($0) }
            }
        } catch {
            failure = error
        }
        return Result(
            outcome: try failure.map(reading) ?? .success,
            payload: Hexadecimal.encode(hash.finish()),
            error: failure
        )
    }

    /// The class of what a file that does not open was refused for.
    private static func opening(
        _ error: RecoveryError,
        _ vector: AgeVector
    ) throws -> AgeVector.Outcome {
        switch error {
        case .format(.age(.armorLine)), .format(.age(.armorTruncated)),
            .format(.age(.armorTrailing)):
            .armorFailure
        case .format(.age(.notAge)) where vector.isArmored: .armorFailure
        case .sealed(.noMatchingKey): .noMatch
        case .sealed(.headerMAC): .macFailure
        case .format(.age), .sealed(.truncated), .primitive(.lowOrderPoint): .headerFailure
        default: throw error
        }
    }

    /// The class of what a file that opened was refused for.
    private static func reading(_ error: RecoveryError) throws -> AgeVector.Outcome {
        switch error {
        case .format(.age(.armorLine)), .format(.age(.armorTruncated)),
            .format(.age(.armorTrailing)):
            .armorFailure
        case .sealed(.chunk), .sealed(.truncated), .sealed(.trailingData): .payloadFailure
        default: throw error
        }
    }
}
