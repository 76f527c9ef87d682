package import Formats
package import Primitives

/// Reads an account from a dump: a file, or a folder in one of its forms, recognised by content. Design: section 3.
///
/// What lies beside it (the `/keys/query` and `/room_keys` responses) is found the same way.
package struct AccountReader {
    /// The most bytes of a file that is read into memory. Room keys are not: they are streamed.
    package static let sizeLimit = 256 << 20
    /// The most bytes of a file that is looked into only because it lies beside the account.
    private static let siblingLimit = 16 << 20
    /// The most files in a folder.
    package static let entryLimit = 20_000

    private let files: any FileAccess
    private let userID: ExactText?
    private let extra: [FilePath]

    /// A reader of files.
    ///
    /// - Parameters:
    ///   - userID: the user, where the caller knows better than the dump.
    ///   - beside: files that belong to the account and lie elsewhere.
    package init(_ files: any FileAccess, userID: ExactText? = nil, beside extra: [FilePath] = []) {
        self.files = files
        self.userID = userID
        self.extra = extra
    }

    /// Reads the account at `path`.
    ///
    /// - Throws: `RecoveryError.noAccount` where nothing is account data, `.severalAccounts` where files in a folder
    ///   disagree, `.format` for a file that is malformed, `.primitive` for one that cannot be read.
    package func read(_ path: FilePath) throws(RecoveryError) -> AccountSource {
        guard let status = try files.status(of: path) else {
            throw .noSuchFile(path)
        }
        guard status.kind == .directory else { return try readFile(path) }
        let exported = path.appending("user_data").appending("account_data").appending("global")
        if try files.status(of: exported)?.kind == .regular {
            return try readExport(path, exported)
        }
        return try readFolder(path)
    }

    /// One file was named; its neighbours are a bonus, and what cannot be read of them is passed over.
    ///
    /// Nobody said that a `/keys/query` response beside it is of the same user. Where the account is known by no other
    /// means and other accounts' dumps lie there too, the response may as well be theirs, and is nobody's.
    private func readFile(_ path: FilePath) throws(RecoveryError) -> AccountSource {
        let document = try document(at: path)
        var beside = Beside()
        var others: [FilePath] = []
        for neighbour in namedJSON(in: path.parent) where neighbour.name != path.name {
            if addIfReadable(neighbour, to: &beside, limit: Self.siblingLimit) { continue }
            others.append(neighbour)
        }
        if userID == nil, !beside.identities.isEmpty, Self.signingUser(document.events) == nil,
            others.contains(where: { isOfAnother(than: document, $0) })
        {
            beside.identities = []
        }
        return try source(.file(path, document), events: document.events, beside, path)
    }

    /// The files of a folder that are JSON by their names; none where it cannot be listed.
    private func namedJSON(in folder: FilePath) -> [FilePath] {
        ((try? files.entries(of: folder, limit: Self.entryLimit)) ?? [])
            .filter { $0.description.hasSuffix(".json") }
    }

    /// Whether a file is a dump of other account data than `document`.
    private func isOfAnother(than document: AccountDocument, _ path: FilePath) -> Bool {
        guard let status = try? files.status(of: path), status.kind == .regular,
            status.size <= Self.siblingLimit,
            let other = try? documentIfAny(at: path), other.isDump
        else { return false }
        return !document.agrees(with: other)
    }

    /// Synapse's `export-data`: account data lies in one file, the user's ID in another. It knows nothing of identity
    /// and backup; what was put into the export's own folder does, and what lies beside that folder is another's.
    private func readExport(
        _ path: FilePath,
        _ global: FilePath
    ) throws(RecoveryError) -> AccountSource {
        let document = try document(at: global)
        var beside = Beside()
        for file in namedJSON(in: path) {
            addIfReadable(file, to: &beside, limit: Self.siblingLimit)
        }
        let profile = path.appending("user_data").appending("profile")
        if let bytes = try? files.read(profile, limit: Self.siblingLimit),
            let root = try? JSONValue(parsing: bytes)
        {
            beside.userID = (try? root.member("name"))??.text
        }
        return try source(.file(global, document), events: document.events, beside, path)
    }

    private func readFolder(_ path: FilePath) throws(RecoveryError) -> AccountSource {
        var beside = Beside()
        var dumps: [(path: FilePath, document: AccountDocument)] = []
        var single: [(path: FilePath, event: AccountDataEvent)] = []
        for entry in try files.entries(of: path, limit: Self.entryLimit) {
            guard try files.status(of: entry)?.kind == .regular else { continue }
            if addIfReadable(entry, to: &beside, limit: Self.sizeLimit) { continue }
            guard let document = try documentIfAny(at: entry) else { continue }
            if document.isDump {
                dumps.append((entry, document))
            } else {
                single += document.events.map { (entry, $0) }
            }
        }
        if let first = dumps.first {
            for other in dumps.dropFirst() where !first.document.agrees(with: other.document) {
                throw .severalAccounts([first.path, other.path])
            }
            if let other = single.first(where: { !first.document.holds($0.event) }) {
                throw .severalAccounts([first.path, other.path])
            }
            let chosen = dumps.first { $0.document.form == .sync } ?? first
            let place = AccountSource.Place.file(chosen.path, chosen.document)
            var found = try source(place, events: chosen.document.events, beside, path)
            found.otherDumps = (dumps.map(\.path) + single.map(\.path))
                .filter { $0 != chosen.path }
            return found
        }
        guard !single.isEmpty else { throw .noAccount(path) }
        var places: [EventType: FilePath] = [:]
        for (file, event) in single {
            if let other = places.updateValue(file, forKey: event.type) {
                throw .severalAccounts([other, file])
            }
        }
        return try source(.folder(path, places), events: single.map(\.event), beside, path)
    }

    private func source(
        _ place: AccountSource.Place,
        events: [AccountDataEvent],
        _ found: Beside,
        _ path: FilePath
    ) throws(RecoveryError) -> AccountSource {
        try SecretLimit.check(events)
        var beside = found
        for file in extra { try add(file, to: &beside, limit: Self.sizeLimit, isNamed: true) }
        let signer = Self.signingUser(events)
        let identity = beside.identity(of: userID ?? beside.userID, signer: signer)
        let backups = beside.backupsCurrentFirst
        let account = Account(
            userID: userID ?? identity?.identity.userID ?? beside.userID ?? signer,
            events: events,
            identity: identity?.identity,
            backups: beside.saysNoBackup || !backups.isEmpty ? backups.map(\.info) : nil,
            source: path.description
        )
        return AccountSource(
            account: account,
            place: place,
            identityBytes: identity?.bytes,
            backups: backups
        )
    }

    /// The one user who signed key descriptions, where nothing else names the user.
    private static func signingUser(_ events: [AccountDataEvent]) -> ExactText? {
        let users = events.filter { $0.type.keyID != nil }.flatMap { event in
            ((try? SignedJSON(event.content))?.signatures ?? []).map(\.userID)
        }
        return Set(users).count == 1 ? users.first : nil
    }

    private func document(at path: FilePath) throws(RecoveryError) -> AccountDocument {
        let bytes = try files.read(path, limit: Self.sizeLimit)
        do {
            return try AccountDocument(recognising: bytes)
        } catch .account(.unrecognised) {
            throw .noAccount(path)
        } catch {
            throw .file(path, error)
        }
    }

    /// A file of a folder: what is no account data is passed over, what is broken JSON by the name of one is not.
    private func documentIfAny(at path: FilePath) throws(RecoveryError) -> AccountDocument? {
        guard let bytes = try? files.read(path, limit: Self.sizeLimit) else { return nil }
        do {
            return try AccountDocument(recognising: bytes, fileName: path.lastName)
        } catch .account(.unrecognised) {
            return nil
        } catch {
            guard path.description.hasSuffix(".json") else { return nil }
            throw .file(path, error)
        }
    }

    /// Adds what a file says about the account that nobody named; one that may not be read says nothing.
    @discardableResult
    private func addIfReadable(_ path: FilePath, to beside: inout Beside, limit: Int) -> Bool {
        (try? add(path, to: &beside, limit: limit)) ?? false
    }

    /// Adds what a file says about the account beside its account data.
    ///
    /// - Returns: whether the file was of that kind.
    @discardableResult
    private func add(
        _ path: FilePath,
        to beside: inout Beside,
        limit: Int,
        isNamed: Bool = false
    ) throws(RecoveryError) -> Bool {
        guard let status = try files.status(of: path) else {
            if isNamed { throw .noSuchFile(path) }
            return false
        }
        if status.kind == .regular {
            let prefix = try files.readPrefix(of: path, count: DocumentKind.prefixLength)
            if DocumentKind(ofPrefix: prefix) == .backupRows {
                beside.rows.append(path)
                return true
            }
        }
        guard isNamed || (status.kind == .regular && status.size <= limit) else { return false }
        let bytes = try files.read(path, limit: limit)
        switch DocumentKind(of: bytes) {
        case .keysQuery: beside.identities.append(bytes)
        case .noBackup: beside.saysNoBackup = true
        case .backupVersion: beside.versions.append(bytes)
        case .backupRows, .accountData, .keyExport, .unknown:
            if isNamed { throw .notBeside(path) }
            return false
        }
        return true
    }
}

extension AccountDocument {
    /// Whether it is a dump of account data, and not one event alone.
    fileprivate var isDump: Bool {
        switch form {
        case .singleEvent, .content: false
        case .sync, .eventList, .map, .adminMap: true
        }
    }

    /// Whether it has an event with the same content, or need not have it.
    fileprivate func holds(_ event: AccountDataEvent) -> Bool {
        !event.isCompared
            || events.contains {
                $0.type == event.type && $0.content.isEquivalent(to: event.content)
            }
    }

    /// Whether two dumps of an account hold the same global account data.
    fileprivate func agrees(with other: AccountDocument) -> Bool {
        events.allSatisfy(other.holds) && other.events.allSatisfy(holds)
    }
}

extension AccountDataEvent {
    /// Whether every dump of an account has it. Push rules are in `/sync` alone, and what was
    /// blanked is in some dumps and not in others (traps 3).
    fileprivate var isCompared: Bool { type != "m.push_rules" && !content.isEmptyObject }
}

extension FilePath {
    /// The last component, as text.
    var lastName: String { String(decoding: name, as: UTF8.self) }
}
