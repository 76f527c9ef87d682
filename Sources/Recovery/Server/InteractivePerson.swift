package import Secrets

/// Who answers when a homeserver wants to know again who asks: a person, or what was given in place
/// of one.
package protocol InteractivePerson: Sendable {
    /// The account's password; called only where the server wants it.
    ///
    /// - Throws: `RecoveryError.homeserver` with `passwordNeeded` where nobody can be asked.
    func password() throws(RecoveryError) -> SecretBytes

    /// Has the person open a page and confirm there, and returns when they say that it is done.
    ///
    /// - Throws: `RecoveryError.homeserver` with `browserNeeded` where nobody can be asked.
    func confirm(at page: String) throws(RecoveryError)
}
