import Formats
import Primitives
import Recovery
import Secrets

/// Text with room keys that is sealed to a key in memory, as the command does it in files.
struct SealedBackup {
    /// The key that it is sealed to.
    static let newKey = SampleRow.otherKey

    /// How it came to be.
    enum Way { case asTheyCome, inPlaces }

    private(set) var text: [UInt8] = []
    private(set) var contradictions = 0
    private(set) var count = 0

    /// Seals what is in files.
    ///
    /// - Throws: `RecoveryError`.
    init(
        _ files: [UInt8]...,
        way: Way,
        to key: SecretBytes = newKey,
        keys: [SecretBytes] = [SampleRow.key],
        threads: Int = 1
    ) throws {
        let sink = ByteArraySink()
        let publicKey = try X25519.publicKey(of: key)
        func read(
            _ body: (SessionBatch) throws(RecoveryError) -> Void
        ) throws(RecoveryError) {
            for file in files {
                let reader = try RoomKeyReader(keys: keys, threads: threads)
                try reader.take(file.span, body)
                try reader.finish(body)
            }
        }
        switch way {
        case .asTheyCome:
            let sealing = try BackupSealing(to: publicKey, threads: threads, into: sink)
            try read { (batch) throws(RecoveryError) in try sealing.add(batch) }
            try sealing.finish()
            count = sealing.count
        case .inPlaces:
            var merge = RoomKeyMerge()
            try read { batch in merge.measure(batch) }
            let sealing = try BackupSealing(
                to: publicKey,
                threads: threads,
                into: sink,
                placing: merge
            )
            try read { (batch) throws(RecoveryError) in try sealing.add(batch, bestOf: &merge) }
            try merge.finish()
            try sealing.finish()
            count = sealing.count
            contradictions = merge.contradictions
        }
        text = sink.bytes
    }

    /// The rooms with their rows, in their order. No name stands twice, which the parser sees to.
    func rooms() throws -> [(name: ExactText, rows: [JSONMember])] {
        let document = try JSONValue(parsing: text)
        return try (document.member("rooms")?.members ?? []).map { room in
            (room.name, try room.value.member("sessions")?.members ?? [])
        }
    }

    /// What it opens to.
    func opened() throws -> RoomKeyReading { try RoomKeyReading(text, keys: [Self.newKey]) }
}
