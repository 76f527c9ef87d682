package import Formats

/// Why a sealed archive could not be made, opened or read to its end.
///
/// A wrong key, a file cut short and a file that was changed are told apart as far as the bytes
/// tell them apart.
package enum SealedError: Error, Equatable, Sendable {
    /// Nothing to seal to: no recipient and no passphrase.
    case noRecipients
    /// More recipients or passphrases than a header may have.
    case tooManyRecipients
    /// There is no slot of this number, counted from 0, among so many.
    case noSuchSlot(Int, of: Int)
    /// The last slot that anyone could open would go.
    case lastSlot
    /// A slot would stand beside a stock passphrase's, which age forbids.
    case scryptAlone
    /// None of the keys given opens any of the file's slots.
    case noMatchingKey(SlotCounts)
    /// A key opened a slot, but the header is not the one that was sealed.
    case headerMAC
    /// The file ends too soon: how many bytes it has, and should have if that is known.
    case truncated(have: UInt64, expected: UInt64?)
    /// A chunk of the payload, counted from 0, that does not authenticate.
    case chunk(UInt64)
    /// More bytes than there should be: behind the last chunk or the end of the archive inside, or before them.
    case trailingData
    /// The payload is whole but holds something else than an archive of ours.
    case notAnArchive
    /// An entry that is not what it should be: its name, and what is wrong.
    case entry(name: String, EntryFault)
    /// A file to be sealed that changed while it was read.
    case sourceChanged(name: String)

    /// Nothing can be got out of a damaged archive, and why.
    case nothingSalvaged(Hopelessness)

    /// Why nothing can be got out of a damaged archive.
    package enum Hopelessness: Equatable, Sendable {
        /// The header, which has the key to the rest, cannot be read.
        case header
        /// No chunk authenticates.
        case noChunk
        /// No entry is whole.
        case noEntry
    }

    /// What slots a header has.
    package struct SlotCounts: Equatable, Sendable {
        /// For recipients, `age1…`.
        package var recipients = 0
        /// For passphrases, of either kind.
        package var passphrases = 0
        /// Of types that cannot be opened here.
        package var unknown = 0

        /// The counts of these slots.
        package init(_ slots: [AgeSlot] = []) {
            for slot in slots {
                switch slot {
                case .x25519: recipients += 1
                case .argon2, .scrypt: passphrases += 1
                case .unknown: unknown += 1
                }
            }
        }
    }

    /// What is wrong with an entry.
    package enum EntryFault: Equatable, Sendable {
        /// It is missing, or another one stands in its place.
        case misplaced
        /// It has another size than the manifest says.
        case size
        /// Its bytes are not those that the manifest vouches for.
        case digest
        /// It is too large for what it is.
        case tooLarge
        /// It is not what its kind says.
        case content
    }
}
