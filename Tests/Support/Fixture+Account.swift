import Formats
import Primitives
package import Recovery
import Secrets

extension Fixture {
    /// The account as it is read from `/sync` and what lies beside it.
    ///
    /// - Throws: `RecoveryError`.
    package func account() throws -> Account {
        try AccountReader(MemoryFiles(self)).read(FilePath(name).appending("sync.json")).account
    }
}

extension ExpectedAccount.Key {
    /// The recovery key as a person enters it.
    package var entered: EnteredKey {
        EnteredKey(.recoveryKey, SecretBytes(text: recoveryKey), origin: id.rawValue.string)
    }

    /// The passphrase as a person enters it, where there is one.
    package var enteredPassphrase: EnteredKey? {
        passphrase.map { text in
            EnteredKey(.passphrase, SecretBytes(text: text), origin: id.rawValue.string)
        }
    }
}
