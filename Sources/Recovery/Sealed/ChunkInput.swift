import Primitives

/// The chunks of a sealed file as a tar reader asks for them, and why they ended.
final class ChunkInput {
    /// How long the file should be, once its manifest is known.
    var expectedLength: UInt64?
    /// Where the chunk at hand begins in the archive inside.
    private(set) var chunkStart: UInt64 = 0
    /// Where it lies in the decryptor's memory.
    private(set) var chunk = 0..<0

    private let decryptor: AgeDecryptor
    private var error: RecoveryError?

    init(_ decryptor: AgeDecryptor) {
        self.decryptor = decryptor
    }

    /// Opens the next chunk.
    func next() -> TarReader.Input {
        do throws(RecoveryError) {
            guard let next = try decryptor.next() else { return .end }
            chunkStart += UInt64(chunk.count)
            chunk = next
            return .bytes(next)
        } catch {
            self.error = error
            return .failure
        }
    }

    func explaining<Result>(
        _ body: () throws(PrimitivesError) -> Result
    ) throws(RecoveryError) -> Result {
        do throws(PrimitivesError) {
            return try body()
        } catch {
            throw explained(error)
        }
    }

    /// What a failure of the tar reader comes from.
    func explained(_ error: PrimitivesError) -> RecoveryError {
        guard case .tar = error else { return .primitive(error) }
        guard let cause = self.error else {
            return expectedLength == nil ? .sealed(.notAnArchive) : .primitive(error)
        }
        return decryptor.explained(cause, expectedLength: expectedLength)
    }
}
