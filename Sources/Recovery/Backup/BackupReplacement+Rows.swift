import Formats
import Primitives
import Secrets

extension BackupReplacement {
    /// The version of the new key, made where it is not there.
    ///
    /// - Throws: `RecoveryError.backup` with `.replaced` where another client changed what is the
    ///   current one since `versions` were read.
    func make(
        _ next: Next,
        _ versions: [BackupVersion]
    ) async throws(RecoveryError) -> (version: BackupVersion, signedBy: ExactText?) {
        let publicKey = next.publicKey
        let read = versions.first?.version
        let signer = try? DescriptionSigner(examination)
        let made = try NewBackupVersion(publicKey: publicKey, signer: signer)
        let version = try await server.withBackups { (server) throws(RecoveryError) in
            let current = try server.version(nil)
            if let current, current.publicKey == .valid(publicKey) { return current }
            guard current?.version == read else { throw .backup(.replaced(current?.version)) }
            let name = try server.create(made)
            let new = try server.version(nil)
            guard let new, new.version == name else { throw .backup(.replaced(new?.version)) }
            return new
        }
        let isAsMade = version.authData.isEquivalent(to: made.authData)
        return (version, isAsMade ? made.signedBy : nil)
    }

    /// Downloads, opens, seals and uploads the room keys of old versions.
    ///
    /// - Throws: `RecoveryError.backup` and `.homeserver`; what the files throw.
    func carry(
        into version: BackupVersion,
        _ next: Next,
        _ versions: [BackupVersion]
    ) async throws(RecoveryError) -> Carried {
        let sources = sources(of: next, versions)
        guard !sources.isEmpty else { return Carried() }
        let (keys, key, request) = (try keys().map(\.key), next.key, request)
        let progress = progress
        return try await server.withBackups { (server) throws(RecoveryError) in
            let upload = try BackupUpload(
                to: version,
                of: key,
                over: server,
                threads: request.threads,
                progress: progress
            )
            defer { upload.settle() }
            var carried =
                sources.count == 1
                ? try Self.stream(sources[0], keys, request, server, upload)
                : try Self.gather(sources, keys, request, server, upload)
            try upload.finish()
            carried.from = sources
            carried.count = upload.count
            return carried
        }
    }

    /// The versions whose room keys go over, those that are still there.
    private func sources(of next: Next, _ versions: [BackupVersion]) -> [ExactText] {
        let old = versions.filter { $0.publicKey != .valid(next.publicKey) }.compactMap(\.version)
        switch request.source {
        case .nothing: return []
        case .current: return old.filter { $0 == next.change.from }
        case .all: return old
        }
    }

    private static func stream(
        _ source: ExactText,
        _ keys: [SecretBytes],
        _ request: Request,
        _ server: any BackupConnection,
        _ upload: BackupUpload
    ) throws(RecoveryError) -> Carried {
        var carried = Carried()
        let reader = try RoomKeyReader(keys: keys, threads: request.threads)
        let deliver = { (batch: SessionBatch) throws(RecoveryError) in
            carried.tally.add(batch)
            try upload.add(batch)
        }
        try server.download(source) { (bytes) throws(RecoveryError) in
            try reader.take(bytes, deliver)
        }
        try reader.finish(deliver)
        return carried
    }

    private static func gather(
        _ sources: [ExactText],
        _ keys: [SecretBytes],
        _ request: Request,
        _ server: any BackupConnection,
        _ upload: BackupUpload
    ) throws(RecoveryError) -> Carried {
        let gathering = try RoomKeyGathering(beside: request.spool)
        for source in sources {
            let reader = try RoomKeyReader(keys: keys, threads: request.threads)
            try server.download(source) { (bytes) throws(RecoveryError) in
                try reader.take(bytes, gathering.take)
            }
            try reader.finish(gathering.take)
        }
        try gathering.finish()
        try gathering.upload(upload)
        var carried = Carried()
        carried.tally = gathering.tally
        carried.contradictingRooms = gathering.contradictingRooms
        return carried
    }

    /// Removes old versions, and the keys that opened nothing else.
    ///
    /// - Returns: what was removed.
    func remove(
        _ old: [ExactText],
        _ next: Next,
        _ versions: [BackupVersion]
    ) async throws(RecoveryError) -> [ExactText] {
        try await server.withBackups { (server) throws(RecoveryError) in
            for version in old { try server.remove(version) }
        }
        let gone = versions.filter { $0.version.map(old.contains) ?? false }
        let staying = versions.filter { !($0.version.map(old.contains) ?? true) }
        let before = next.change.fromKey.map { [$0] } ?? []
        try await forget(gone.compactMap(\.publicKey.bytes) + before, staying: staying)
        return old
    }
}
