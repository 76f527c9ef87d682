internal import Formats
internal import Primitives
internal import Recovery

/// Why a command did not do as asked, where no operation is to blame.
enum CommandError: Error, Equatable {
    /// A word of the command line, counted from 1, is not UTF-8.
    case argumentNotText(Int)
    /// A source that was to give a key or passphrase gave nothing.
    case emptySecret(from: String)
    /// A new value for a secret was to be read, and there was nothing.
    case emptyValue(from: String)
    /// What is to be set holds something else than a secret.
    case notASecret(EventType)
    /// The command needs a key, none was given, and there is no terminal to ask at.
    case noKey
    /// Two outputs have one name, and the second would replace the first.
    case outputsCollide(FilePath)
    /// The output is one of the inputs.
    case outputIsInput(FilePath)
    /// The output would lie in the account's own folder and be read as a part of the account.
    case outputInAccount(FilePath)
    /// A secret was to be shown, and nothing says where.
    case secretNotAskedFor
    /// The output exists.
    case outputExists(FilePath)
    /// A sealed copy would replace a file, which may be an earlier one.
    case copyExists(FilePath)
    /// The account is an archive, and nothing was given to open it.
    case isArchive(FilePath)
    /// An archive is to be opened, nothing was given, and there is no terminal to ask at.
    case noArchiveKey
    /// A signature is required of an account that is no archive.
    case cannotBeSigned(FilePath)
    /// The archive has its name, and its signature did not get one.
    case notSigned(FilePath, PrimitivesError)
    /// A rotation in place did not get to its end.
    case rotationStopped(RotationStop)
    /// More than one thing is to be read from standard input.
    case standardInputTwice
    /// An archive as bytes would be sent to a terminal.
    case archiveToTerminal
    /// An archive was being sent to standard output, which took no more.
    case archiveBrokenOff(PosixError)
    /// Something else than an age recipient after `--recipient`; it may be the secret identity.
    case notARecipient(isIdentity: Bool)
    /// Requests need a user ID, and nothing says whose account it is.
    case userUnknown
    /// A new key would be kept nowhere.
    case newKeyNowhere
    /// A restore would replace this many events.
    case wouldReplace(Int)
    /// The same on a live account, where a copy has to be sealed first.
    case wouldReplaceLive(Int)
    /// A restore would replace events of an account whose identity, with this published master key,
    /// is not the archive's.
    case identityDiffers(published: [UInt8], archived: [UInt8])
    /// An archive that holds no opened secret cannot be sealed under a new key.
    case noSecretsInside
    /// A folder that is to be filled is not empty.
    case folderNotEmpty(FilePath)
    /// The archive has its name, and its parity file was not written.
    case parityNotWritten(FilePath, PrimitivesError)
    /// There is no parity file, looked for at this path among others.
    case noParityFile(FilePath)
    /// Something else than a folder is to be filled.
    case notAFolder(FilePath)
    /// The keys that were given open others than the one that was asked for.
    case opensOtherKeys([KeyID], wanted: KeyID)
    /// There is no such storage key, or no default key.
    case noSuchKey(KeyID?)
    /// A key of another length than 32 bytes has no recovery key.
    case keyHasNoText(KeyID, bytes: Int)
    /// More than one key where a command takes one.
    case severalKeys
    /// A passphrase without the account that says how it becomes a key.
    case passphraseWithoutAccount
    /// There are no shares, and no terminal to ask at.
    case noShares
    /// What is no share of the set, and where it came from.
    case notOfTheSet(from: String, SharesError)
    /// The shares hold a secret of another length than a recovery key.
    case sharesHoldNoKey(bytes: Int)
    /// A new passphrase is one that no client can be given.
    case notTyped
    /// A new passphrase was typed differently the second time.
    case passphrasesDiffer
    /// Bytes that are no text would be sent to a terminal.
    case binaryToTerminal
    /// A key export is to be opened, no passphrase was given, and there is no terminal to ask at.
    case noExportPassphrase(FilePath)
    /// A key export is to be written, no passphrase was given, and there is no terminal to ask at.
    case noNewExportPassphrase
    /// Room keys of an account's key backups are wanted, and their rows are not there.
    case noBackupRows
    /// Room keys are read from files, and this is a live account.
    case notAFileOfRoomKeys(String)
    /// Room keys are looked at more than once, and this is a pipe or device.
    case roomKeysInPipe(FilePath)
    /// An archive holds room keys, and no account.
    case noAccountInside
    /// An archive holds no room keys.
    case noRoomKeysInside
    /// A dump gave other events when it was read again.
    case eventsChanged(FilePath)
    /// Room keys would be sent to a terminal.
    case roomKeysToTerminal
    /// A secret would be removed in place, and that was not confirmed with `--force`.
    case notConfirmed
    /// A key backup would be removed, and that was not confirmed.
    case backupNotConfirmed
    /// A login needs a password or a token, none was given, and there is no terminal to ask at.
    case noPassword
    /// Two devices are to be compared, and there is no terminal.
    case nobodyToCompare
    /// The account publishes no identity.
    case nothingToRescue
    /// The device that was compared with stands for no identity.
    case vouchesForNothing(ExactText)
    /// No device gave any secret.
    case noAnswer
    /// Not all secrets came, or not all are in this archive, and that was not confirmed.
    case secretsMissing([EventType], from: FilePath?)
    /// What came, or is in this archive, is not what the account publishes now.
    case notWhatIsPublished([EventType], FilePath)
    /// Called by a plugin's name, but not as age calls a plugin; what age asked for, if it did.
    case notCalledByAge(machine: String?)
}

/// How far a rotation in place got, and why no further.
struct RotationStop: Equatable {
    /// Why.
    let cause: RecoveryError
    /// The writes of this run that were read back.
    let written: Int
    /// All writes that there were to be.
    let planned: Int
    /// The new key.
    let keyID: KeyID
}

/// The errors that have words: every error that is thrown on purpose.
protocol Diagnosable: Error {
    /// The words.
    var diagnosis: Diagnosis { get }
}

extension Context {
    /// Refuses to put into an account's own folders what would be read there as a part of the
    /// account, or be in the way of reading it: account data under any name, all else where it is
    /// named as JSON or as an event.
    ///
    /// - Throws: `CommandError.outputInAccount`, `PrimitivesError.posix`.
    func ensure(
        _ folders: [FilePath],
        haveNo accountData: FilePath?,
        nor others: [String?]
    ) throws {
        let named = others.compactMap { $0.map { FilePath($0) } }
        for output in (accountData.map { [$0] } ?? []) + named {
            let places = [output, try Files.resolved(output)].filter { place in
                output == accountData || place.isNamedAsEvent
            }
            for place in places {
                for folder in folders where try Files.isSame(place.parent, folder) {
                    throw CommandError.outputInAccount(output)
                }
            }
        }
    }

    /// Refuses to write two things to one place, such as a new key and what it is the only key of.
    ///
    /// - Throws: `CommandError.outputsCollide`, `PrimitivesError.posix`.
    func ensureDistinct(_ outputs: [FilePath]) throws {
        for (index, one) in outputs.enumerated() {
            for other in outputs[..<index] where try areSame(one, other) {
                throw CommandError.outputsCollide(one)
            }
        }
    }

    /// Whether two names, of files that may not be there yet, are one.
    private func areSame(_ one: FilePath, _ other: FilePath) throws(PrimitivesError) -> Bool {
        if one == other { return true }
        if try Files.isSame(one, other) { return true }
        guard one.name == other.name, !one.name.isEmpty else { return false }
        return try Files.isSame(one.parent, other.parent)
    }
}
