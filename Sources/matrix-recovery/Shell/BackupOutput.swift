internal import Formats
internal import Primitives
internal import Recovery

/// The files that a key backup is written to, whole or not at all.
final class BackupOutput {
    /// What came of it.
    struct Sealed {
        /// What was read.
        let tally: RoomKeyTally
        /// How many sessions of a room have copies that contradict each other, where there are any.
        var contradictions: [ExactText: Int] = [:]
        /// How many rows there are.
        let count: Int
    }

    private let destination: BackupDestination
    private let publicKey: [UInt8]
    private let threads: Int
    private let version: NewBackupVersion
    private var file: AtomicFile?
    private var rejects: RejectFile?
    private var isStreamed = false

    init(
        _ destination: BackupDestination,
        to publicKey: [UInt8],
        threads: Int,
        made version: NewBackupVersion
    ) {
        self.destination = destination
        self.publicKey = publicKey
        self.threads = threads
        self.version = version
    }

    /// Whether the rows are where they were to go, whatever failed then.
    var isThere: Bool { isStreamed || file?.isCommitted == true }

    /// Seals the room keys of all inputs. Those of one file are written as they come, if they come
    /// room by room; otherwise everything is read twice.
    ///
    /// - Throws: `RecoveryError`, `PrimitivesError.posix`.
    func write(_ inputs: [RoomKeyInput], _ progress: RoomKeyProgress) throws -> Sealed {
        guard inputs.count == 1 || destination.isStreamed else {
            return try writeInPlaces(inputs, progress)
        }
        do {
            return try writeAsTheyCome(inputs, progress)
        } catch RecoveryError.roomsNotTogether where !destination.isStreamed {
            return try writeInPlaces(inputs, progress)
        }
    }

    private func writeAsTheyCome(
        _ inputs: [RoomKeyInput],
        _ progress: RoomKeyProgress
    ) throws -> Sealed {
        let sealing = try BackupSealing(to: publicKey, threads: threads, into: begin())
        let tally = Kept(RoomKeyTally())
        for input in inputs {
            try input.read(progress) { (batch) throws(RecoveryError) in
                tally.value.add(batch)
                try sealing.add(batch)
                try self.add(rejectsOf: batch)
            }
        }
        try sealing.finish()
        isStreamed = destination.isStreamed
        return Sealed(tally: tally.value, count: sealing.count)
    }

    private func writeInPlaces(
        _ inputs: [RoomKeyInput],
        _ progress: RoomKeyProgress
    ) throws -> Sealed {
        let sink = try begin()
        let merge = Kept(RoomKeyMerge())
        for input in inputs {
            try input.read(progress) { (batch) throws(RecoveryError) in
                let contradicting = merge.value.measure(batch)
                try self.add(rejectsOf: batch, contradicting)
            }
        }
        let sealing = try BackupSealing(
            to: publicKey,
            threads: threads,
            into: sink,
            placing: merge.value
        )
        for input in inputs {
            try input.read(progress) { (batch) throws(RecoveryError) in
                try sealing.add(batch, bestOf: &merge.value)
            }
        }
        try merge.value.finish()
        try sealing.finish()
        return Sealed(
            tally: merge.value.tally,
            contradictions: merge.value.contradictingRooms,
            count: sealing.count
        )
    }

    /// Begins the files, anew where some of them were begun.
    private func begin() throws -> any ByteSink {
        rejects = destination.rejects.map { RejectFile(FilePath($0)) }
        guard !destination.isStreamed else { return StreamSink(.standardOutput) }
        let file = try AtomicFile(for: FilePath(destination.file))
        self.file = file
        return file
    }

    private func add(
        rejectsOf batch: SessionBatch,
        _ contradicting: [SessionBatch.Session] = []
    ) throws(RecoveryError) {
        guard let rejects else { return }
        try carryingPrimitive { () throws(PrimitivesError) in
            for reject in batch.rejects { try rejects.add(reject, of: batch) }
            for session in contradicting { try rejects.add(contradicting: session, of: batch) }
        }
    }

    /// Gives the files their names.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func commit() throws {
        let files = AtomicFiles()
        if let path = destination.version {
            let made = try AtomicFile(for: FilePath(path))
            try made.write(version.content.encoded + Array("\n".utf8))
            try files.add(made)
        }
        try rejects?.finish(in: files)
        if let file { try files.add(file) }
        try files.commit(destination.existing)
        try rejects?.removeEarlier(destination.existing)
    }
}
