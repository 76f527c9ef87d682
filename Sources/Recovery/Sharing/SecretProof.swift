package import Formats
import Primitives
package import Secrets

/// What a secret from elsewhere is held against: the keys that are published as its public half.
/// Spec: A10, B7, B8.
package struct SecretProof: Sendable {
    private let published: [EventType: [UInt8]]

    /// The public keys of an identity, whose master key is known to be the user's, and of a key backup.
    package init(_ identity: PublishedIdentity, _ backup: BackupVersion?) {
        var published: [EventType: [UInt8]] = [:]
        if let master = identity.master {
            for (type, key) in identity.bySecret {
                guard let key else { continue }
                let isVouched = key.signed.verdict(by: identity.userID, master) == .valid
                if type == .master || isVouched { published[type] = key.publicKey }
            }
        }
        published[.megolmBackup] = backup?.publicKey.bytes
        self.published = published
    }

    /// Whether something is published that a secret can be held against.
    package func isPossible(of name: EventType) -> Bool { published[name] != nil }

    /// Makes sure that a value is the secret of its name.
    ///
    /// - Throws: `SharingRefusal.wrongValue`, also for what is no such secret by its form; `.notProvable`
    ///   for one that nothing is published of.
    package func check(_ value: SecretBytes, as name: EventType) throws(SharingRefusal) {
        let own: [UInt8]?
        switch name {
        case .master, .selfSigning, .userSigning: own = SigningSeed(value: value)?.publicKey
        case .megolmBackup:
            own = (try? BackupKey.read(value)).flatMap { try? X25519.publicKey(of: $0) }
        default: throw .notProvable(name)
        }
        guard let own else { throw .wrongValue(name) }
        guard let published = published[name] else { throw .notProvable(name) }
        guard own == published else { throw .wrongValue(name) }
    }
}
