/// What is wrong with an age file's header, a recipient or an identity.
package enum AgeFormatError: Error, Equatable, Sendable {
    /// Not an age file at all.
    case notAge
    /// A line of an age file's armor, counted from 1, that cannot stand where it does.
    case armorLine(Int)
    /// Armor that does not end.
    case armorTruncated
    /// Something else than white space behind an age file's armor.
    case armorTrailing
    /// An age file of another version than v1.
    case version
    /// The header ends too soon.
    case headerTruncated
    /// The header is longer than 64 KiB.
    case headerTooLarge
    /// A line of the header that cannot stand where it does, counted from 1.
    case headerLine(Int)
    /// More than 32 stanzas.
    case tooManyStanzas
    /// More than 8 stanzas for passphrases.
    case tooManyPassphrases
    /// A stanza, counted from 0, whose arguments or body are not those of its type.
    case stanza(Int)
    /// A stanza, counted from 0, whose key derivation would cost more than is allowed.
    case cost(Int)
    /// A `scrypt` stanza that is not the only one.
    case scryptNotAlone
    /// Text that is not Bech32, and why.
    case bech32(Bech32Error)
    /// A line, counted from 1, that begins as a recipient or an identity does and is not Bech32.
    case mistyped(line: Int, Bech32Error)
    /// A line that is not a recipient of the kind `age1…`, counted from 1.
    case recipient(line: Int)
    /// A line that is not an identity of the kind `AGE-SECRET-KEY-1…`, counted from 1.
    case identity(line: Int)
    /// A file with no recipient or identity in it.
    case noKeys
    /// A file of recipients or identities that is too long.
    case tooManyKeys
    /// An identity in lines as on a recovery sheet that are not as they were printed.
    case lines(CheckedLineError)
}

/// Why text is not Bech32. Spec: BIP 173.
package enum Bech32Error: Error, Equatable, Sendable {
    /// A byte that cannot stand in the prefix or in the data, and how many bytes come before it.
    case character(position: Int)
    /// Both capital and small letters.
    case mixedCase
    /// No `1` between prefix and data, no prefix before it, or too little behind it.
    case separator
    /// The checksum does not hold.
    case checksum
    /// The data are not whole bytes.
    case padding
}
