package import Formats
import Primitives
import Secrets

/// What there is to say about the published identity and whether the seeds are its own. Spec: B7.
struct IdentityFindings {
    private(set) var findings: [Finding] = []

    init(_ account: Account, _ matrix: StorageMatrix) {
        guard let identity = account.identity else { return }
        for path in identity.unreadable {
            findings.append(Finding(.identityUnreadable, .error, .property(path)))
        }
        for (type, published) in identity.bySecret where !identity.isUnreadable(type) {
            seed(type, published, matrix)
        }
        chain(identity)
        devices(identity)
    }

    /// Servers show the user-signing key to its owner alone: that it is not there may say no more
    /// than that somebody else asked (traps 3).
    private mutating func seed(
        _ type: EventType,
        _ published: PublishedKey?,
        _ matrix: StorageMatrix
    ) {
        guard let row = matrix.row(type) else { return }
        guard let published else {
            let severity: Finding.Severity = type == .userSigning ? .warning : .error
            findings.append(Finding(.identityUnpublished, severity, .event(type)))
            return
        }
        guard let value = row.value, let seed = try? Base64.decode(value), seed.count == 32,
            let own = try? Ed25519.publicKey(ofSeed: seed), own != published.publicKey
        else { return }
        findings.append(
            Finding(
                .identityMismatch,
                .error,
                .event(type),
                .expected(Base64.encode(published.publicKey)),
                .found(Base64.encode(own))
            )
        )
    }

    private mutating func chain(_ identity: PublishedIdentity) {
        guard let master = identity.master else { return }
        let links: [(EventType, PublishedKey?)] = [
            (.selfSigning, identity.selfSigning), (.userSigning, identity.userSigning),
        ]
        for (type, key) in links {
            guard let key, key.signed.verdict(by: identity.userID, master) != .valid else {
                continue
            }
            findings.append(
                Finding(
                    .identityChainBroken,
                    .error,
                    .event(type),
                    .found(Base64.encode(key.publicKey))
                )
            )
        }
    }

    private mutating func devices(_ identity: PublishedIdentity) {
        guard let selfSigning = identity.selfSigning else { return }
        for device in identity.devices {
            if device.signed.verdict(by: identity.userID, selfSigning) == .valid { continue }
            let own = ExactText("ed25519:" + device.deviceID.string)
            let hasOther = device.signed.signatures.contains {
                $0.userID == identity.userID && $0.keyID != own && $0.keyID != selfSigning.keyID
            }
            findings.append(
                Finding(
                    hasOther ? .deviceOldKey : .deviceUnsigned,
                    hasOther ? .warning : .info,
                    .device(device.deviceID)
                )
            )
        }
    }
}

extension PublishedIdentity {
    /// The published key that each cross-signing secret is the seed of.
    package var bySecret: [(EventType, PublishedKey?)] {
        [(.master, master), (.selfSigning, selfSigning), (.userSigning, userSigning)]
    }

    /// Whether the published key of a cross-signing secret is there and cannot be read.
    fileprivate func isUnreadable(_ type: EventType) -> Bool {
        let names: [EventType: String] = [
            .master: "master_keys", .selfSigning: "self_signing_keys",
            .userSigning: "user_signing_keys",
        ]
        return names[type].map(unreadable.contains) ?? false
    }
}
