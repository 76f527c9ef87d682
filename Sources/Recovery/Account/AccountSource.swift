package import Formats
package import Primitives

/// An account read from files, with what is needed to write it back.
package struct AccountSource: Sendable {
    /// The account.
    package let account: Account
    /// Where its account data lies.
    package let place: Place
    /// Other dumps of the same account in the same folder: to change one of them would leave these
    /// behind.
    package var otherDumps: [FilePath] = []
    /// The files beside the account data that say something of the account.
    var besideFiles: [FilePath] = []
    /// The folders whose files were read because the folder was named: whatever is put there is
    /// read the next time. None where a file was named.
    package var folders: [FilePath] = []
    /// The `/keys/query` response that was found beside it, as it was read.
    package let identityBytes: [UInt8]?
    /// The `/room_keys/version` responses that were found beside it, as they were read.
    package let backups: [Backup]

    /// An account that was read from `place`.
    package init(
        account: Account,
        place: Place,
        besideFiles: [FilePath] = [],
        identityBytes: [UInt8]?,
        backups: [Backup]
    ) {
        self.account = account
        self.place = place
        self.besideFiles = besideFiles
        self.identityBytes = identityBytes
        self.backups = backups
    }

    /// Where account data lies.
    package enum Place: Sendable {
        /// One file that holds all of it.
        case file(FilePath, AccountDocument)
        /// A folder with one event per file.
        case folder(FilePath, [EventType: FilePath])
        /// An archive, which is never written to: its events as a map.
        case archive(AccountDocument)
        /// A homeserver: the answer that its events came in, and where they are written.
        case server(AccountDocument, any AccountStore)
    }

    /// One key backup version with its files.
    package struct Backup: Sendable {
        /// The version.
        package let info: BackupVersion
        /// The response it was read from.
        package let infoBytes: [UInt8]
        /// The files that its room keys may be in, still encrypted.
        package let candidates: [FilePath]
        /// Keeps the file of rows there that were fetched.
        private let fetched: UnnamedFile?

        /// A version whose rows lie in one of these files, if there are any.
        package init(info: BackupVersion, infoBytes: [UInt8], rows: [FilePath]) {
            self.info = info
            self.infoBytes = infoBytes
            candidates = rows
            fetched = nil
        }

        /// A version whose rows were fetched.
        package init(info: BackupVersion, infoBytes: [UInt8], rows fetched: UnnamedFile) {
            self.info = info
            self.infoBytes = infoBytes
            candidates = [fetched.path]
            self.fetched = fetched
        }

        /// The file with its room keys, still encrypted, where there is one.
        ///
        /// - Throws: `RecoveryError.severalRows` where there are several: which they are is not guessed.
        package func rows() throws(RecoveryError) -> FilePath? {
            guard candidates.count < 2 else { throw .severalRows(candidates) }
            return candidates.first
        }
    }

    /// Every file that the account was read from, and the folder that it lies in where it is one.
    package var files: [FilePath] {
        let own: [FilePath] =
            switch place {
            case .file(let path, _): [path]
            case .folder(let path, let places): [path] + places.values
            case .archive, .server: []
            }
        return own + otherDumps + besideFiles
    }

    /// The store that changes the account where it lies.
    ///
    /// - Throws: `RecoveryError.archiveIsReadOnly`, `.severalDumps`.
    package func store(_ files: any FileAccess) throws(RecoveryError) -> any AccountStore {
        guard otherDumps.isEmpty else { throw .severalDumps(otherDumps) }
        if case .server(_, let store) = place { return store }
        return try FileAccountStore(place, files)
    }

    /// The account data as one document: the file's own, or for a folder a map of its events.
    ///
    /// - Throws: `RecoveryError.format`.
    package func document() throws(RecoveryError) -> AccountDocument {
        switch place {
        case .file(_, let document), .archive(let document), .server(let document, _):
            return document
        case .folder:
            do {
                return try AccountDocument.map(of: account.events)
            } catch {
                throw .format(error)
            }
        }
    }
}
