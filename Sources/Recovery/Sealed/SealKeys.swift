package import Formats
package import Primitives
package import Secrets

/// Whom a new archive is sealed to.
package struct SealKeys: Sendable {
    /// A passphrase, and how much a guess at it is to cost.
    package struct Passphrase: Sendable {
        /// What a guess goes through.
        package enum Cost: Sendable {
            /// Argon2id, which stock age needs a plugin for.
            case argon2(Argon2Profile)
            /// The scrypt of stock age, 256 MiB.
            case stock
        }

        /// The passphrase's bytes, as they were entered.
        package let text: SecretBytes
        /// The cost.
        package let cost: Cost

        /// A passphrase at the cost of a profile.
        package init(_ text: SecretBytes, _ profile: Argon2Profile = .standard) {
            self.text = text
            cost = .argon2(profile)
        }

        /// A passphrase as stock age has one, which stands alone in its file.
        package init(stock text: SecretBytes) {
            self.text = text
            cost = .stock
        }
    }

    /// The logarithm of scrypt's N in a slot that stock age opens, as stock age writes it.
    static let stockLogN = 18

    /// Public keys, each of whose owners can open the archive.
    package let recipients: [AgeRecipient]
    /// Passphrases, each of which opens the archive.
    package let passphrases: [Passphrase]

    /// - Throws: `SealedError.noRecipients` for nobody, `tooManyRecipients` past the limits,
    ///   `scryptAlone` for a stock passphrase beside anything else.
    package init(
        recipients: [AgeRecipient],
        passphrases: [Passphrase] = []
    ) throws(RecoveryError) {
        guard !recipients.isEmpty || !passphrases.isEmpty else { throw .sealed(.noRecipients) }
        guard recipients.count + passphrases.count <= AgeHeader.mostStanzas,
            passphrases.count <= AgeSlot.mostPassphrases
        else { throw .sealed(.tooManyRecipients) }
        guard recipients.count + passphrases.count == 1 || !passphrases.contains(where: \.isStock)
        else { throw .sealed(.scryptAlone) }
        self.recipients = recipients
        self.passphrases = passphrases
    }
}

extension SealKeys.Passphrase {
    fileprivate var isStock: Bool {
        if case .stock = cost { true } else { false }
    }
}

/// What a guess at a passphrase costs: constants, never measured on the machine that writes.
package enum Argon2Profile: String, CaseIterable, Sendable {
    /// 256 MiB, three passes, four lanes.
    case standard = "default"
    /// 64 MiB, three passes, four lanes: opens on a telephone.
    case mobile
    /// 2 GiB, one pass, four lanes.
    case paranoid

    /// The profile's parameters.
    package var cost: Argon2id.Cost {
        switch self {
        case .standard: Argon2id.Cost(memoryKiB: 256 << 10, passes: 3, lanes: 4)
        case .mobile: Argon2id.Cost(memoryKiB: 64 << 10, passes: 3, lanes: 4)
        case .paranoid: Argon2id.Cost(memoryKiB: 2 << 20, passes: 1, lanes: 4)
        }
    }
}
