package import Formats

/// A homeserver as the keeper of an account's key backups. Spec: B9.
package protocol BackupServer: Sendable {
    /// Has `body` talk to the server on a thread that may wait.
    ///
    /// - Throws: what `body` throws; `RecoveryError.homeserver`.
    func withBackups<Result: Sendable>(
        _ body: @Sendable (any BackupConnection) throws(RecoveryError) -> Result
    ) async throws(RecoveryError) -> Result
}

/// Asks a homeserver about key backups, and changes them. It blocks.
///
/// One thread at a time uses it; but while that one takes a download, another one may upload.
package protocol BackupConnection: AnyObject {
    /// A version, the current one where none is named; nil where there is none.
    ///
    /// - Throws: `RecoveryError.homeserver`.
    func version(_ version: ExactText?) throws(RecoveryError) -> BackupVersion?

    /// The current version and those before it that are still there, the newest first.
    ///
    /// - Throws: `RecoveryError.homeserver`.
    func versions() throws(RecoveryError) -> [BackupVersion]

    /// Makes a version, which becomes the current one, and returns its name. Where nobody knows
    /// whether that was done, the current version is looked at: one with the same `auth_data` is the
    /// one that was made.
    ///
    /// - Throws: `RecoveryError.homeserver`.
    func create(_ version: NewBackupVersion) throws(RecoveryError) -> ExactText

    /// Replaces what a version says of itself: its signatures. Twice is once.
    ///
    /// - Throws: `RecoveryError.homeserver`.
    func set(authData: JSONValue, of version: BackupVersion) throws(RecoveryError)

    /// Removes a version with its room keys; one that is gone already is no error.
    ///
    /// - Throws: `RecoveryError.homeserver`.
    func remove(_ version: ExactText) throws(RecoveryError)

    /// Streams the rows of a version.
    ///
    /// - Throws: `RecoveryError.homeserver`, and what `take` throws.
    func download(
        _ version: ExactText,
        _ take: (Span<UInt8>) throws(RecoveryError) -> Void
    ) throws(RecoveryError)

    /// The row of one session; nil where there is none.
    ///
    /// - Throws: `RecoveryError.homeserver`.
    func row(
        of session: MegolmSessionID,
        in room: ExactText,
        of version: ExactText
    ) throws(RecoveryError) -> [UInt8]?

    /// Adds rows to the current version, in the form in which `/room_keys/keys` has them. A row that
    /// is there and better stays, so that twice is once.
    ///
    /// - Throws: `RecoveryError.backup` with `.replaced` where the version is not the current one any
    ///   more; `RecoveryError.homeserver`.
    func upload(_ rows: [UInt8], to version: ExactText) throws(RecoveryError)
}
