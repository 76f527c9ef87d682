package import Secrets

/// One small change that would make a mistyped recovery key valid.
///
/// Valid is not right: about ten corrections of a key pass its one parity byte, so each has
/// to be proved against the account before anything relies on it. Spec: A8.
package struct RecoveryKeyCorrection: Sendable {
    /// What to change. Places count from 1 and leave out white space.
    package enum Change: Equatable, Sendable {
        /// Another character at this place.
        case replace(position: Int, with: UInt8)
        /// This character and the next change places.
        case swap(position: Int)
    }

    /// The change.
    package let change: Change
    /// The 32-byte key that results.
    package let key: SecretBytes

    /// Every single replacement and swap of neighbours that makes `text` a valid recovery key.
    ///
    /// - Returns: nothing if the text is valid already or not nearly as long as a recovery key.
    package static func all(for text: SecretBytes) -> [RecoveryKeyCorrection] {
        let characters = RecoveryKey.withoutWhiteSpace(text)
        guard (47...49).contains(characters.count), (try? RecoveryKey.decode(characters)) == nil
        else { return [] }
        var corrections: [RecoveryKeyCorrection] = []
        for index in 0..<characters.count {
            for character in Base58.alphabet {
                let change = Change.replace(position: index + 1, with: character)
                corrections.appendIfValid(change, of: characters)
            }
            if index + 1 < characters.count {
                corrections.appendIfValid(.swap(position: index + 1), of: characters)
            }
        }
        return corrections
    }

    fileprivate static func apply(_ change: Change, to characters: SecretBytes) -> SecretBytes {
        SecretBytes(count: characters.count) { target in
            characters.withBytes { source in
                for index in source.indices { target[index] = source[index] }
                switch change {
                case .replace(let position, let character):
                    target[position - 1] = character
                case .swap(let position):
                    target[position - 1] = source[position]
                    target[position] = source[position - 1]
                }
            }
        }
    }
}

extension [RecoveryKeyCorrection] {
    fileprivate mutating func appendIfValid(
        _ change: RecoveryKeyCorrection.Change,
        of characters: SecretBytes
    ) {
        let corrected = RecoveryKeyCorrection.apply(change, to: characters)
        guard let key = try? RecoveryKey.decode(corrected) else { return }
        append(RecoveryKeyCorrection(change: change, key: key))
    }
}
