import Formats

/// What there is to say about the storage keys' descriptions and the default.
struct StorageFindings {
    private(set) var findings: [Finding] = []
    private let storage: SecretStorage
    private let matrix: StorageMatrix
    private let account: Account

    init(_ storage: SecretStorage, _ matrix: StorageMatrix, _ account: Account) {
        self.storage = storage
        self.matrix = matrix
        self.account = account
        presence()
        defaultKey()
        for description in storage.descriptions { examine(description) }
        for id in storage.orphanKeyIDs {
            findings.append(Finding(.orphanKeys, .warning, .key(id)))
        }
        for unreadable in storage.unreadable where unreadable.type.keyID != nil {
            findings.append(Finding(.descriptionMalformed, .error, .event(unreadable.type)))
        }
    }

    private mutating func presence() {
        guard storage.descriptions.isEmpty else { return }
        if storage.clearedKeys.isEmpty, storage.secrets.isEmpty {
            findings.append(Finding(.storageNone, .warning))
        } else if !storage.clearedKeys.isEmpty {
            let keys = storage.clearedKeys.map(Finding.Evidence.key)
            findings.append(Finding(.storageCleared, .error, keys))
        }
    }

    private mutating func defaultKey() {
        let standard = storage.defaultKey
        guard !storage.descriptions.isEmpty || standard.pointer.keyID != nil else { return }
        switch standard.pointer {
        case .key(let id):
            if !standard.isDescribed {
                findings.append(Finding(.defaultDangling, .error, .key(id)))
            }
        case .bareString(let id):
            let severity: Finding.Severity = standard.isDescribed ? .warning : .error
            findings.append(Finding(.defaultDangling, severity, .key(id), .property("key")))
        case .absent, .cleared:
            let marked = standard.marked.map(Finding.Evidence.key)
            let mark = marked.isEmpty ? [] : [Finding.Evidence.property("name")]
            findings.append(Finding(.defaultDangling, .warning, marked + mark))
        case .malformed:
            findings.append(Finding(.defaultDangling, .error, .event(.defaultKey)))
        }
        let others = standard.marked.filter { $0 != standard.pointer.keyID }
        let disagree = standard.pointer.keyID != nil ? !others.isEmpty : others.count > 1
        if disagree {
            let keys = ([standard.pointer.keyID].compactMap(\.self) + others)
                .map(Finding.Evidence.key)
            let mark: [Finding.Evidence] = standard.pointer.keyID == nil ? [.property("name")] : []
            findings.append(Finding(.defaultConflict, .warning, keys + mark))
        }
    }

    private mutating func examine(_ description: KeyDescription) {
        let key = Finding.Evidence.key(description.id)
        switch description.algorithm {
        case .aesHMACSHA2: break
        case .curve25519AESSHA2: findings.append(Finding(.legacyAsymmetric, .warning, key))
        case .none:
            let property = Finding.Evidence.property("algorithm")
            findings.append(Finding(.descriptionMalformed, .error, key, property))
        default: findings.append(Finding(.algorithmUnknown, .warning, key))
        }
        switch description.check {
        case .none where description.hasKnownAlgorithm:
            findings.append(Finding(.descriptionNoMAC, .warning, key))
        case .malformed(let property):
            findings.append(Finding(.descriptionMalformed, .error, key, .property(property)))
        case .none, .mac, .publicKey: break
        }
        if refusesItsOwnKey(description) {
            findings.append(Finding(.descriptionCheckBad, .error, key))
        }
        if description.hasLongCheckIV {
            findings.append(Finding(.descriptionIVLength, .warning, key))
        }
        examinePassphrase(description)
        examineSignature(description)
    }

    /// Whether the key check is not that of the key, which something else proved.
    private func refusesItsOwnKey(_ description: KeyDescription) -> Bool {
        matrix.keys.contains { proved in
            proved.key.id == description.id
                && description.verdict(on: proved.key.material) == .mismatch
        }
    }

    private mutating func examinePassphrase(_ description: KeyDescription) {
        let key = Finding.Evidence.key(description.id)
        switch description.passphrase {
        case .none: break
        case .malformed(let property):
            findings.append(Finding(.descriptionMalformed, .warning, key, .property(property)))
        case .derived(let info):
            if let refusal = PassphraseDerivation.refusal(of: info) {
                findings.append(Finding(refusal, key))
            } else if info.iterations < PassphraseDerivation.weakIterations {
                findings.append(Finding(.derivationWeak, .warning, key, .count(info.iterations)))
            }
        }
    }

    /// A signature is no longer required (B6). One that is there and does not hold is worth knowing
    /// (A4).
    private mutating func examineSignature(_ description: KeyDescription) {
        guard account.masterSignature(on: description) == .invalid else { return }
        findings.append(Finding(.descriptionSignatureBad, .error, .key(description.id)))
    }
}

extension KeyDescription {
    fileprivate var hasKnownAlgorithm: Bool {
        algorithm == .aesHMACSHA2 || algorithm == .curve25519AESSHA2
    }
}

extension Finding {
    /// Why a derivation is not run: a function that is not known, or numbers past the limits.
    init(_ refusal: PassphraseDerivation.Refusal, _ evidence: Evidence...) {
        switch refusal {
        case .unknownAlgorithm:
            self.init(.algorithmUnknown, .warning, evidence + [.property("passphrase.algorithm")])
        case .unreadable(let property):
            self.init(.descriptionMalformed, .warning, evidence + [.property(property)])
        case .iterations(let count):
            self.init(
                .derivationAbusive,
                .error,
                evidence + [.property("passphrase.iterations"), .count(count)]
            )
        case .bits(let count):
            self.init(
                .derivationAbusive,
                .error,
                evidence + [.property("passphrase.bits"), .count(count)]
            )
        case .salt(let count):
            self.init(
                .derivationAbusive,
                .error,
                evidence + [.property("passphrase.salt"), .count(Int64(count))]
            )
        }
    }

    /// A finding with any number of facts.
    init(_ id: FindingID, _ severity: Severity, _ evidence: [Evidence]) {
        self.id = id
        self.severity = severity
        self.evidence = evidence
    }
}
