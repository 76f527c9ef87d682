package import Formats

/// What there is to say about the published identity and whether the seeds are its own, and about the
/// devices. Spec: B7.
struct IdentityFindings {
    private(set) var findings: [Finding] = []

    init(_ account: Account, _ matrix: StorageMatrix) {
        if case .present(let device) = account.dehydratedDevice {
            findings.append(
                matrix.row(.dehydratedDevice) == nil
                    ? Finding(.deviceDehydratedNoKey, .warning, .device(device))
                    : Finding(.deviceDehydrated, .info, .device(device))
            )
        }
        // What speaks of others alone does not say that this user has published nothing.
        guard let identity = account.identity, !identity.isOfOthers else { return }
        for misfit in identity.misfits {
            let id: FindingID =
                misfit.reason == .malformed ? .identityUnreadable : .identityForeign
            findings.append(Finding(id, .error, .property(misfit.path)))
        }
        for (type, published) in identity.bySecret where !identity.hasMisfit(type) {
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
        guard let own = row.value.flatMap({ SigningSeed(value: $0) })?.publicKey,
            own != published.publicKey
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
        for device in identity.devices {
            if device.ownVerdict(of: identity.userID) == .invalid {
                findings.append(
                    Finding(.deviceSignatureBad, .error, .device(device.deviceID), .property("own"))
                )
            }
            guard let selfSigning = identity.selfSigning else { continue }
            switch device.signed.verdict(by: identity.userID, selfSigning) {
            case .valid: break
            case .invalid:
                findings.append(
                    Finding(
                        .deviceSignatureBad,
                        .error,
                        .device(device.deviceID),
                        .property("self_signing")
                    )
                )
            case .absent: findings.append(unsigned(device, identity, selfSigning))
            }
        }
    }

    private func unsigned(
        _ device: PublishedDevice,
        _ identity: PublishedIdentity,
        _ selfSigning: PublishedKey
    ) -> Finding {
        let hasOther = device.signed.signatures.contains {
            $0.userID == identity.userID && $0.keyID != device.keyID
                && $0.keyID != selfSigning.keyID
        }
        return Finding(
            hasOther ? .deviceOldKey : .deviceUnsigned,
            hasOther ? .warning : .info,
            .device(device.deviceID)
        )
    }
}

extension PublishedIdentity {
    /// The published key that each cross-signing secret is the seed of.
    package var bySecret: [(EventType, PublishedKey?)] {
        [(.master, master), (.selfSigning, selfSigning), (.userSigning, userSigning)]
    }

    /// Whether something is published as the key of a cross-signing secret that is none.
    package func hasMisfit(_ type: EventType) -> Bool {
        let names: [EventType: String] = [
            .master: "master_keys", .selfSigning: "self_signing_keys",
            .userSigning: "user_signing_keys",
        ]
        return misfits.contains { $0.path == names[type] }
    }
}

extension PublishedDevice {
    /// What the device's signature of itself is worth: where it shows no key, there is none.
    package func ownVerdict(of userID: ExactText) -> SignatureVerdict {
        guard let publicKey else { return .absent }
        return signed.verdict(by: userID, keyID: keyID, publicKey: publicKey)
    }
}
