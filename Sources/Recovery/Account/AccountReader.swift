package import Formats
package import Primitives

/// Reads an account from a dump: a file, or a folder in one of its forms, recognised by content.
/// Design: section 3.
///
/// What lies beside it (the `/keys/query` and `/room_keys` responses) is found the same way.
package struct AccountReader {
    /// The most bytes of a file that is read into memory. Room keys are not: they are streamed.
    package static let sizeLimit = 256 << 20
    /// The most bytes of a file that is looked into only because it lies beside the account.
    static let siblingLimit = 16 << 20
    /// The most files in a folder.
    package static let entryLimit = 20_000

    let files: any FileAccess
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
    /// - Throws: `RecoveryError.noAccount` where nothing is account data, `.severalAccounts` where
    ///   files in a folder disagree, `.format` for a file that is malformed, `.primitive` for one
    ///   that cannot be read.
    package func read(_ path: FilePath) throws(RecoveryError) -> AccountSource {
        guard let status = try files.status(of: path) else {
            throw .noSuchFile(path)
        }
        return try status.kind == .directory ? readFolder(path) : readFile(path)
    }

    /// One file was named; its neighbours are a bonus, and what cannot be read of them is passed
    /// over.
    ///
    /// Nobody said that a `/keys/query` response beside it is of the same user. Where the account
    /// is known by no other means and other accounts' dumps lie there too, the response may as well
    /// be theirs, and is nobody's.
    private func readFile(_ path: FilePath) throws(RecoveryError) -> AccountSource {
        let isExport = path.name == Array("global".utf8)
        let export = isExport ? try ExportFolder(at: path.parent, files) : nil
        let document = try export == nil ? document(at: path) : exported(at: path)
        var beside = Beside()
        export?.addUser(to: &beside, files)
        var others: [FilePath] = []
        for neighbour in (export?.folders ?? [path.parent]).flatMap(namedJSON)
        where neighbour.name != path.name {
            if addIfReadable(neighbour, to: &beside, limit: Self.siblingLimit) { continue }
            if isBroken(neighbour) { beside.unread.append(neighbour) }
            others.append(neighbour)
        }
        if userID == nil, beside.userID == nil, !beside.identities.isEmpty,
            Self.signingUser(document.events) == nil
        {
            if others.contains(where: { mayBeOfAnother(than: document, $0) }) {
                beside.identities = []
            }
        }
        return try source(.file(path, document), events: document.events, beside, path)
    }

    /// Whether a neighbour cannot be read, or is no JSON: what it says of the account is not known.
    private func isBroken(_ path: FilePath) -> Bool {
        guard let status = try? files.status(of: path), status.kind == .regular else {
            return false
        }
        guard status.size <= Self.siblingLimit else { return false }
        do {
            _ = try JSONValue(parsing: files.read(path, limit: Self.siblingLimit))
            return false
        } catch {
            return true
        }
    }

    /// The files of a folder that are JSON by their names; none where it cannot be listed.
    func namedJSON(in folder: FilePath) -> [FilePath] {
        ((try? files.entries(of: folder, limit: Self.entryLimit)) ?? [])
            .filter { $0.description.hasSuffix(".json") && !$0.isNoteOfMacOS }
    }

    /// Whether a file may be a dump of another account than `document`: it holds other account
    /// data, and no storage key ties them. Key IDs are random; an account that was rotated or has
    /// changed since has one in common with what it was.
    private func mayBeOfAnother(than document: AccountDocument, _ path: FilePath) -> Bool {
        guard let status = try? files.status(of: path), status.kind == .regular,
            status.size <= Self.siblingLimit,
            let other = try? documentIfAny(at: path), other.isDump
        else { return false }
        return !DumpContents(document).agrees(with: other)
            && document.keyIDs.isDisjoint(with: other.keyIDs)
    }

    /// The account of these events, with what was found beside them.
    ///
    /// - Throws: `RecoveryError.tooManySecrets`, and for the files that were named what `read`
    ///   throws.
    func source(
        _ place: AccountSource.Place,
        events: [AccountDataEvent],
        _ found: Beside,
        _ path: FilePath
    ) throws(RecoveryError) -> AccountSource {
        try SecretLimit.check(events)
        var beside = found
        for file in extra { try add(file, to: &beside, limit: Self.sizeLimit, isNamed: true) }
        let signer = Self.signingUser(events)
        let user = userID ?? beside.userID
        let identity = beside.identity(of: user, signer: signer)
        if identity == nil { try ensureReadable(extra, of: user ?? signer) }
        let backups = beside.backupsCurrentFirst
        let account = Account(
            userID: userID ?? identity?.identity.userID ?? beside.userID ?? signer,
            events: events,
            identity: identity?.identity,
            backups: beside.saysNoBackup || !backups.isEmpty ? backups.map(\.info) : nil,
            source: path.description,
            unreadNeighbours: beside.unread.map(\.description)
        )
        return AccountSource(
            account: account,
            place: place,
            besideFiles: beside.files,
            identityBytes: identity?.bytes,
            backups: backups
        )
    }

    private static func isBodyOfNewVersion(_ bytes: [UInt8]) -> Bool {
        (try? BackupVersion(decoding: bytes)).flatMap { $0 }.map { $0.version == nil } ?? false
    }

    /// Holds responses that were named to be read: of one that cannot be, the reason is told.
    ///
    /// - Throws: `RecoveryError.file`.
    private func ensureReadable(_ named: [FilePath], of user: ExactText?) throws(RecoveryError) {
        for path in named {
            let bytes = try files.read(path, limit: Self.sizeLimit)
            guard DocumentKind(of: bytes) == .keysQuery else { continue }
            do {
                _ = try PublishedIdentity(decoding: bytes, of: user)
            } catch .property("user_id") where user == nil {
                // It shows nobody, or several of whom nothing says which is meant.
                continue
            } catch {
                throw .file(path, error)
            }
        }
    }

    /// The one user who signed key descriptions, where nothing else names the user.
    private static func signingUser(_ events: [AccountDataEvent]) -> ExactText? {
        let users = events.filter { $0.type.keyID != nil }.flatMap { event in
            ((try? SignedJSON(event.content))?.signatures ?? []).map(\.userID)
        }
        return Set(users).count == 1 ? users.first : nil
    }

    func document(at path: FilePath) throws(RecoveryError) -> AccountDocument {
        let bytes = try files.read(path, limit: Self.sizeLimit)
        do {
            return try AccountDocument(recognising: bytes)
        } catch .account(.unrecognised) {
            throw .noAccount(path)
        } catch {
            throw .file(path, error)
        }
    }

    /// A file of a folder. What is no account data is passed over. What cannot be read, and what is
    /// broken and may be an event by its name or was one by its beginning, is not: a secret would be
    /// missing, and nobody would know.
    ///
    /// - Throws: `RecoveryError.primitive`, `.file`.
    func documentIfAny(at path: FilePath) throws(RecoveryError) -> AccountDocument? {
        let bytes: [UInt8]
        do {
            bytes = try files.read(path, limit: Self.sizeLimit)
        } catch .primitive(.posix(.tooLarge)) where !path.isNamedAsEvent {
            return nil
        } catch {
            throw error
        }
        do {
            return try AccountDocument(recognising: bytes, fileName: path.lastName)
        } catch .account(.unrecognised) {
            return nil
        } catch .account(.typeNotNamed) {
            throw .file(path, .account(.typeNotNamed))
        } catch {
            let wasEvent = bytes.beginAsJSON && (path.hasNameOfType || error.isTruncation)
            guard path.isNamedAsEvent || wasEvent else { return nil }
            throw .file(path, error)
        }
    }

    /// Adds what a file says about the account that nobody named; one that may not be read says
    /// nothing.
    @discardableResult
    func addIfReadable(_ path: FilePath, to beside: inout Beside, limit: Int) -> Bool {
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
                if isNamed { beside.namedRows.append(path) } else { beside.rows.append(path) }
                beside.files.append(path)
                return true
            }
        }
        guard isNamed || (status.kind == .regular && status.size <= limit) else { return false }
        let bytes = try files.read(path, limit: limit)
        switch DocumentKind(of: bytes) {
        case .keysQuery where isNamed: beside.identities.insert(bytes, at: 0)
        case .keysQuery: beside.identities.append(bytes)
        case .noBackup: beside.saysNoBackup = true
        case .backupVersion where beside.versions.contains(bytes): break
        // What makes a version has no number yet, and is none of the account's.
        case .backupVersion where !isNamed && Self.isBodyOfNewVersion(bytes): return false
        case .backupVersion: beside.versions.append(bytes)
        case .backupRows, .accountData, .keyExport, .unknown:
            if isNamed { throw .notBeside(path) }
            return false
        }
        beside.files.append(path)
        return true
    }
}

extension AccountDocument {
    /// Every storage key that is spoken of: described, blanked, or only sealed under.
    fileprivate var keyIDs: Set<KeyID> {
        Set(
            events.flatMap { event in
                let sealed = (try? event.content.member("encrypted"))??.members ?? []
                return [event.type.keyID].compactMap(\.self) + sealed.map { KeyID($0.name) }
            }
        )
    }
}

extension FilePath {
    /// Whether a file of this name is JSON, or the content of one of Matrix's own events.
    package var isNamedAsEvent: Bool { lastName.hasSuffix(".json") || lastName.hasPrefix("m.") }

    /// Whether macOS put it beside a file of the rest of the name, on a disk that is not its own.
    var isNoteOfMacOS: Bool { lastName.hasPrefix("._") }

    /// Whether the name is one as types of events have them; other files have such names as well.
    fileprivate var hasNameOfType: Bool {
        EventFileName.type(named: lastName)?.hasUsualShape ?? false
    }

    /// The last component, as text.
    var lastName: String { String(decoding: name, as: UTF8.self) }
}

extension [UInt8] {
    /// Whether an object or an array begins here.
    fileprivate var beginAsJSON: Bool {
        let first = first { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}

extension FormatError {
    /// Whether it is JSON that ends in the middle.
    fileprivate var isTruncation: Bool {
        if case .json(let error) = self { error.fault == .truncated } else { false }
    }
}
