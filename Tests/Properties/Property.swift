/// What must hold of a parser of outside bytes, whatever bytes it is given: the tests hold every file
/// of the corpus to it, and `scripts/fuzz` looks for bytes that break it.
///
/// One more takes a function and a line in `all`.
package struct Property: Sendable {
    /// The name by which `scripts/fuzz` runs it.
    package let name: String
    /// The folder below `Tests/FormatsTests/Corpus` with bytes to begin with.
    package let corpus: String
    /// How many bytes are given at most.
    package let longestInput: Int
    /// Tries some bytes.
    package let check: @Sendable ([UInt8]) throws(BrokenProperty) -> Void

    private init(
        _ name: String,
        corpus: String? = nil,
        longestInput: Int = 2048,
        _ check: @escaping @Sendable ([UInt8]) throws(BrokenProperty) -> Void
    ) {
        self.name = name
        self.corpus = corpus ?? name
        self.longestInput = longestInput
        self.check = check
    }

    /// All of them.
    package static let all: [Property] = [
        Property("json", JSONProperties.valuesAreKept),
        Property("json-pieces", corpus: "json", longestInput: 1024, ScannerProperties.piecesAreOne),
        Property("account", AccountProperties.documentsAreKept),
        Property("account-content", longestInput: 1024, ContentProperties.contentsAreRead),
        Property("backup-rows", longestInput: 1024, RowProperties.rowsAreFound),
        Property("session", SessionProperties.fieldsAreFound),
        Property("session-content", corpus: "session", SessionProperties.contentIsKept),
        Property("session-key", longestInput: 512, SessionProperties.keysAreRead),
        Property("recovery-key", longestInput: 400, KeyProperties.recoveryKeysAreKept),
        Property("backup-key", longestInput: 200, KeyProperties.backupKeysAreRead),
        Property("key-export", longestInput: 1024, KeyExportProperties.armorComesOff),
        Property("age", AgeProperties.headersAreKept),
        Property("age-armor", corpus: "age", longestInput: 1024, AgeProperties.armorComesOff),
        Property("age-keys", longestInput: 400, TextProperties.ageKeysAreKept),
        Property("manifest", ManifestProperties.manifestsAreKept),
        Property("checksums", longestInput: 512, ArchiveProperties.listsAreKept),
        Property("parity", longestInput: 700, ArchiveProperties.packetsAreKept),
        Property("minisign", longestInput: 512, TextProperties.signaturesAreKept),
        Property("share", longestInput: 600, TextProperties.sharesAreKept),
        Property("megolm-message", longestInput: 512, EventProperties.messagesAreRead),
        Property("olm-message", longestInput: 512, OlmProperties.normalMessagesAreRead),
        Property("olm-pre-key", longestInput: 512, OlmProperties.preKeyMessagesAreRead),
        Property("olm-state", longestInput: 4096, OlmProperties.stateIsKept),
        Property("events", longestInput: 1024, EventProperties.eventsAreFound),
        Property("verification", longestInput: 1024, VerificationProperties.messagesAreKept),
    ]
}
