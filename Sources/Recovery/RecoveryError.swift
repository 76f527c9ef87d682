package import Formats
package import Olm
package import Primitives

/// Why an operation could not go on. What is found in an account is a `Finding`, not an error.
package enum RecoveryError: Error, Equatable, Sendable {
    /// A format's refusal.
    case format(FormatError)
    /// A primitive's refusal.
    case primitive(PrimitivesError)
    /// A passphrase derivation with parameters past the limits.
    case derivation(PassphraseDerivation.Refusal)
    /// A passphrase of no characters, for a key that is to be made.
    case emptyPassphrase
    /// A key of an algorithm that nothing can be sealed with.
    case unsupportedAlgorithm(StorageAlgorithm)
    /// An event changed after the plan was made: someone else writes.
    case changedMeanwhile(EventType)
    /// An event did not read back as it was written, or did not open.
    case notReadBack(EventType)
    /// A file that is malformed, and how.
    case file(FilePath, FormatError)
    /// There is nothing at this path.
    case noSuchFile(FilePath)
    /// What has an event's name in a folder is a device, a pipe or a socket.
    case notReadAsFile(FilePath)
    /// Nothing at this path is account data.
    case noAccount(FilePath)
    /// Nothing at this path, or in what is read, is a dump of events.
    case noEvents(FilePath?)
    /// A file that was named as belonging to an account is no response of a server about one.
    case notBeside(FilePath)
    /// Files in one folder that hold different account data.
    case severalAccounts([FilePath])
    /// The folder holds other dumps of the same account, which a change in place would leave
    /// behind.
    case severalDumps([FilePath])
    /// Files that all may hold the room keys of one version of the key backup.
    case severalRows([FilePath])
    /// An archive is never written to.
    case archiveIsReadOnly
    /// A new value can only be sealed under the default key, which is not at hand, or there is
    /// none.
    case defaultKeyNotAtHand(KeyID?)
    /// There is no such secret.
    case noSuchSecret(EventType)
    /// More keys and sealed values than one account may have: this many.
    case tooManySecrets(Int)
    /// No key at hand opens this secret.
    case notOpened(SecretObstacle)
    /// None of the entered keys opens anything.
    case notUnlocked(UnlockRefusal)
    /// The file for the new key is there already.
    case keyFileExists(FilePath)
    /// The new key was typed back differently.
    case newKeyNotTypedBack
    /// The copy of the old contents could not be sealed.
    case copyNotSealed
    /// The new key did not read back from its file.
    case keyNotKept(FilePath)
    /// An interrupted rotation to this key goes on only with that key, and the journal at this path
    /// says so.
    case rotationUnfinished(KeyID, FilePath)
    /// No rotation was interrupted: there is no journal at this path.
    case noRotation(FilePath)
    /// The journal at this path does not say what was there before the rotation.
    case notReversible(FilePath)
    /// An event is neither as it was before the rotation nor as that wrote it: someone else wrote.
    case changedSinceRotation(EventType)
    /// Another run rotates what lies, or is to lie, at this path.
    case rotationRunning(FilePath)
    /// These secrets would stay behind under a default key that is not at hand, or that opens none
    /// of them.
    case wouldStrand([EventType], under: KeyID?)
    /// A description has to be signed and cannot be.
    case cannotSign(SigningObstacle)
    /// A sealed archive that could not be made, opened or read to its end, and why.
    case sealed(SealedError)
    /// A signature that does not show what was asked for, or could not be made, and why.
    case signature(SignatureError)
    /// Shares that do not give a key, and why.
    case shares(SharesError)
    /// A parity file that is of no use, and why.
    case parity(ParityError)
    /// A key export that was not opened, or could not be made, and why.
    case keyExport(KeyExportRefusal)
    /// Rows of a key backup are to be opened, and no key was given for them.
    case noBackupKey
    /// This secret opens, and is no private key of a key backup.
    case secretIsNoBackupKey(EventType)
    /// No row of a key backup was opened by the keys that were given, which have these public keys.
    case noRowOpened(rows: Int, publicKeys: [[UInt8]])
    /// Files with room keys gave others when they were read again.
    case roomKeysChanged
    /// The keys of a room are not all together, or one is there twice, where they are written as they
    /// come.
    case roomsNotTogether
    /// A key backup on a homeserver is left as it is, and why.
    case backup(BackupError)
    /// What a homeserver, or the way to it, gave instead of an answer.
    case homeserver(HomeserverError)
    /// Nothing was signed or published of an identity, and why.
    case identity(IdentityRefusal)
    /// This program is no device, or a device cannot be written to, and why.
    case device(DeviceRefusal)
    /// Olm refused where it never should, and why.
    case olm(OlmError)
    /// The talk with an age client broke off, and why.
    case plugin(AgePluginError)

    /// Why the master key cannot sign.
    package enum SigningObstacle: Equatable, Sendable {
        /// Nothing says whose account this is.
        case userUnknown
        /// The master key's secret is not there or did not open.
        case masterKeyNotOpened
        /// The secret is not the published key's.
        case masterKeyIsAnother
        /// The secret is the key that is published as this user's, and another was named.
        case userIsAnother(ExactText)
    }
}

/// Carries a format's refusal on as a case.
///
/// - Throws: `RecoveryError.format`.
package func carryingFormat<Result: ~Copyable>(
    _ body: () throws(FormatError) -> Result
) throws(RecoveryError) -> Result {
    do throws(FormatError) {
        return try body()
    } catch {
        throw .format(error)
    }
}

/// Carries a primitive's refusal on as a case.
///
/// - Throws: `RecoveryError.primitive`.
package func carryingPrimitive<Result: ~Copyable>(
    _ body: () throws(PrimitivesError) -> Result
) throws(RecoveryError) -> Result {
    do throws(PrimitivesError) {
        return try body()
    } catch {
        throw .primitive(error)
    }
}
