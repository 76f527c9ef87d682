import Formats
import Primitives
import Secrets

/// A few of the sessions that were uploaded, from all over, to be read back.
struct SampledSessions {
    private struct Sample {
        let room: ExactText
        let id: MegolmSessionID
        let firstIndex: UInt32
        let fingerprint: UInt32
    }

    private static let limit = 16

    private var samples: [Sample] = []
    private var pieces = 0
    private var stride = 1

    /// Takes the first session of every so manyth piece.
    mutating func take(_ piece: SealingPiece) {
        defer { pieces += 1 }
        guard pieces.isMultiple(of: stride), let session = piece.sessions.first?.session else {
            return
        }
        samples.append(
            Sample(
                room: session.room,
                id: session.id,
                firstIndex: session.firstIndex,
                fingerprint: session.fingerprint
            )
        )
        guard samples.count > Self.limit else { return }
        samples = samples.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        stride *= 2
    }

    /// Reads the samples back and opens them. A better copy than ours may be there.
    ///
    /// - Throws: `RecoveryError.backup` with `.notReadBack`; `RecoveryError.homeserver`.
    func check(
        in version: ExactText,
        of key: SecretBytes,
        over connection: any BackupConnection
    ) throws(RecoveryError) {
        for sample in samples {
            let row = try connection.row(of: sample.id, in: sample.room, of: version)
            guard let row, try Self.holds(row, sample, key) else {
                throw .backup(.notReadBack(version))
            }
        }
    }

    private static func holds(
        _ row: [UInt8],
        _ sample: Sample,
        _ key: SecretBytes
    ) throws(RecoveryError) -> Bool {
        var found: SessionBatch.Session?
        let reader = try RoomKeyReader(keys: [key], room: sample.room, threads: 1)
        let deliver = { (batch: SessionBatch) throws(RecoveryError) in
            found = batch.sessions.first
        }
        try reader.take(row.span, deliver)
        try reader.finish(deliver)
        guard let found, found.id == sample.id else { return false }
        if found.firstIndex < sample.firstIndex { return true }
        return found.firstIndex == sample.firstIndex && found.fingerprint == sample.fingerprint
    }
}
