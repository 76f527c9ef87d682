package import Formats
import Primitives
package import Secrets

/// What any pasted thing is, held against an account. Nothing is assumed from where it was pasted.
package struct KeyCheck: Sendable {
    /// The answers.
    package enum Answer: Sendable {
        /// What unlocking found: keys of this account, a key of no key here, a backup key, or no
        /// key at all.
        case attempt(UnlockAttempt)
        /// A cross-signing seed as it stands in a secret, of this published key.
        case crossSigningSeed(EventType)
        /// A storage key's bytes in base64, of these keys.
        case rawStorageKey([KeyID])
        /// A backup key's bytes in base64, of this version.
        case rawBackupKey(version: ExactText)
        /// An armored room key export.
        case keyExport
        /// An age identity, which opens archives.
        case ageIdentity
        /// An age file, perhaps one of our archives.
        case ageFile
    }

    /// A small change that would make mistyped text a recovery key.
    package struct Correction: Sendable {
        /// The change.
        package let change: RecoveryKeyCorrection.Change
        /// The keys of this account that the corrected key was proved to be. Empty: it is merely
        /// valid.
        package let opens: [KeyID]
    }

    /// What it is.
    package let answer: Answer
    /// For text that is nearly a recovery key: what would make it one.
    package let corrections: [Correction]

    /// Holds something pasted against `account`.
    package init(_ entered: EnteredKey, _ account: Account) {
        let text = (try? CheckedLines.plain(entered.text)) ?? entered.text
        if let known = Self.container(text.trimmed) {
            answer = known
            corrections = []
            return
        }
        let unlock = Unlock(account)
        let attempt = unlock.attempt(entered)
        if attempt.keys.isEmpty, let raw = Self.rawKey(entered.text, account, unlock) {
            answer = raw
            corrections = []
            return
        }
        answer = .attempt(attempt)
        guard attempt.keys.isEmpty else {
            corrections = []
            return
        }
        corrections = RecoveryKeyCorrection.all(for: entered.text).map { correction in
            Correction(
                change: correction.change,
                opens: unlock.prove(correction.key).map(\.key.id)
            )
        }
    }

    /// Whether text is, or begins, a file of another kind: such a file may be larger than any key.
    package static func isContainer(_ text: SecretBytes) -> Bool { container(text.trimmed) != nil }

    private static func container(_ text: SecretBytes) -> Answer? {
        text.withBytes { bytes in
            if bytes.contains("-----BEGIN MEGOLM SESSION DATA-----") { return .keyExport }
            if bytes.starts(with: "age-encryption.org/v1\n")
                || bytes.starts(with: "-----BEGIN AGE ENCRYPTED FILE-----")
            {
                return .ageFile
            }
            return bytes.hasLine(startingWith: "AGE-SECRET-KEY-1") ? .ageIdentity : nil
        }
    }

    /// 32 bytes in base64: what a secret's value looks like, and what other tools print keys as.
    private static func rawKey(
        _ text: SecretBytes,
        _ account: Account,
        _ unlock: Unlock
    ) -> Answer? {
        guard let key = try? Base64.decode(text.trimmed), key.count == 32 else { return nil }
        let ids = unlock.prove(key).map(\.key.id)
        if !ids.isEmpty { return .rawStorageKey(ids) }
        if let version = unlock.backupVersion(of: key) { return .rawBackupKey(version: version) }
        guard let identity = account.identity, let own = try? Ed25519.publicKey(ofSeed: key) else {
            return nil
        }
        let match = identity.bySecret.first { $0.1?.publicKey == own }
        return match.map { .crossSigningSeed($0.0) }
    }
}

extension Span<UInt8> {
    fileprivate func starts(with text: StaticString, at offset: Int = 0) -> Bool {
        let expected = Array(text.description.utf8)
        guard count - offset >= expected.count else { return false }
        return expected.indices.allSatisfy { self[offset + $0] == expected[$0] }
    }

    fileprivate func contains(_ text: StaticString) -> Bool {
        let first = text.description.utf8.first
        return indices.contains { self[$0] == first && starts(with: text, at: $0) }
    }

    fileprivate func hasLine(startingWith text: StaticString) -> Bool {
        if starts(with: text) { return true }
        return indices.contains { self[$0] == 0x0A && starts(with: text, at: $0 + 1) }
    }
}
