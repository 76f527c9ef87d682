extension CommandError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .argumentNotText(let number): .argumentNotText(number)
        case .emptySecret(let source): .emptySecret(source)
        case .emptyValue(let source): .emptyValue(source)
        case .notASecret(let type): .notASecret(type)
        case .noKey: .noKey
        case .outputsCollide(let path): .outputsCollide(path)
        case .outputIsInput(let path): .outputIsInput(path)
        case .outputInAccount(let path): .outputInAccount(path)
        case .secretNotAskedFor: .secretNotAskedFor
        case .outputExists(let path): .outputExists(path)
        case .copyExists(let path): .copyExists(path)
        case .isArchive(let path): .isArchive(path)
        case .noArchiveKey: .noArchiveKey
        case .cannotBeSigned(let path): .cannotBeSigned(path)
        case .notSigned(let path, let cause): .notSigned(path, cause)
        case .rotationStopped(let stop): .rotationStopped(stop)
        case .standardInputTwice: .standardInputTwice
        case .archiveToTerminal: .archiveToTerminal
        case .archiveBrokenOff(let error): .archiveBrokenOff(error)
        case .notARecipient(isIdentity: false): .notARecipient
        case .notARecipient(isIdentity: true): .identityAsRecipient
        case .userUnknown: .userUnknown
        case .newKeyNowhere: .newKeyNowhere
        case .wouldReplace(let count): .wouldReplace(count)
        case .wouldReplaceLive(let count): .wouldReplaceLive(count)
        case .identityDiffers(let published, let archived): .identityDiffers(published, archived)
        case .noSecretsInside: .noSecretsInside
        case .folderNotEmpty(let path): .folderNotEmpty(path)
        case .parityNotWritten(let path, let cause): .parityNotWritten(path, cause)
        case .noParityFile(let path): .noParityFile(path)
        case .notAFolder(let path): .notAFolder(path)
        case .opensOtherKeys(let opened, let wanted): .opensOtherKeys(opened, wanted)
        case .noSuchKey(let id): .noSuchKey(id)
        case .keyHasNoText(let id, let bytes): .keyHasNoText(id, bytes)
        case .severalKeys: .severalKeys
        case .passphraseWithoutAccount: .passphraseWithoutAccount
        case .noShares: .noShares
        case .notOfTheSet(let source, let error): error.diagnosis.about(Escaping.text(source))
        case .sharesHoldNoKey(let bytes): .sharesHoldNoKey(bytes)
        case .notTyped: .notTyped
        case .passphrasesDiffer: .passphrasesDiffer
        case .binaryToTerminal: .binaryToTerminal
        case .noExportPassphrase(let path): .noExportPassphrase(path)
        case .noNewExportPassphrase: .noNewExportPassphrase
        case .noBackupRows: .noBackupRows
        case .notAFileOfRoomKeys(let name): .notAFileOfRoomKeys(name)
        case .roomKeysInPipe(let path): .roomKeysInPipe(path)
        case .noAccountInside: .noAccountInside
        case .noRoomKeysInside: .noRoomKeysInside
        case .eventsChanged(let path): .eventsChanged(path)
        case .roomKeysToTerminal: .roomKeysToTerminal
        case .notConfirmed: .notConfirmed
        case .backupNotConfirmed: .backupNotConfirmed
        case .noPassword: .noPassword
        case .nobodyToCompare: .nobodyToCompare
        case .nothingToRescue: .nothingToRescue
        case .vouchesForNothing(let id): .vouchesForNothing(Escaping.text(id))
        case .noAnswer: .noAnswer
        case .secretsMissing(let names, let archive): .secretsMissing(names, archive)
        case .notWhatIsPublished(let names, let archive): .notWhatIsPublished(names, archive)
        case .notCalledByAge(let machine): .notCalledByAge(machine)
        }
    }
}
