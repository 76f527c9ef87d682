/// Why bytes or text are not what they were read as: the facts, never a sentence, never a secret.
package enum FormatError: Error, Equatable, Sendable {
    /// Text that is not base64 in either alphabet.
    case base64
    /// A byte that is not in the base58 alphabet, with its place among the significant characters.
    case base58(position: Int)
    /// A recovery key that is none, and why (A8).
    case recoveryKey(RecoveryKeyError)
    /// JSON that is malformed, or past a limit, and where.
    case json(JSONError)
    /// JSON that canonical JSON has no form for, and why.
    case canonicalJSON(CanonicalJSONError)
    /// A property of the wrong type, missing or out of range.
    case property(String)
    /// An age file, header or key that is malformed or past a limit.
    case age(AgeFormatError)
    /// An archive's manifest that is malformed or past a limit.
    case manifest(ManifestError)
    /// A signature or a key of minisign's that is malformed or past a limit.
    case minisign(MinisignError)
    /// Words that are no share of a key, with the share's number in its file, from 1.
    case share(Int, ShareError)
    /// An exported session key that is none, and why (B11).
    case sessionKey(SessionKeyError)
    /// Text that holds no room keys, and why.
    case roomKeys(RoomKeysError)
    /// Text that is no key export, and why (B10).
    case keyExport(KeyExportError)
    /// A document that is none of the dumps that accounts are read from.
    case account(AccountFormatError)
}
