import Secrets
import Testing

/// Secret bytes that arrive piece by piece, such as a passphrase or an entry of an archive.
struct SecretBuilderTests {
    private func bytes(_ secret: SecretBytes) -> [UInt8] {
        secret.withBytes { bytes in bytes.indices.map { bytes[$0] } }
    }

    /// Pieces that fit, that just fit and that make it grow, once and several times over.
    @Test(arguments: [0, 1, 255, 256, 257, 1000, 70_000])
    func gathersPieces(_ length: Int) {
        let text = (0..<length).map { UInt8($0 % 251) }
        for capacity in [0, 1, 256, length] {
            var builder = SecretBuilder(limit: length, capacity: capacity)
            for start in stride(from: 0, to: length, by: 97) {
                let piece = Array(text[start..<min(start + 97, length)])
                let isTaken = builder.append(piece.span)
                #expect(isTaken)
            }
            let count = builder.count
            let gathered = builder.finish()
            #expect(count == length)
            #expect(bytes(gathered) == text)
        }
    }

    @Test func refusesWhatIsPastTheLimitAndKeepsTheRest() {
        var builder = SecretBuilder(limit: 3)
        let taken = [[1, 2], [3, 4], [5], [6]].map { (piece: [UInt8]) in
            builder.append(piece.span)
        }
        #expect(taken == [true, false, true, false])
        let gathered = builder.finish()
        #expect(bytes(gathered) == [1, 2, 5])
    }

    @Test func givesBytesThatDoNotChangeAnyMore() {
        var builder = SecretBuilder(limit: 10)
        _ = builder.append([1, 2].span)
        let first = builder.finish()
        _ = builder.append([3].span)
        let second = builder.finish()
        #expect(bytes(first) == [1, 2])
        #expect(bytes(second) == [1, 2, 3])
    }
}
