/// Why text is no key export, or not a whole one.
package enum KeyExportError: Error, Equatable, Sendable {
    /// There is no first line `-----BEGIN MEGOLM SESSION DATA-----` near the beginning.
    case header
    /// Nothing follows the first line but a last line that is none.
    case trailer
    /// A byte that cannot stand in base64, at this place of the text, counted from 0.
    case base64(offset: UInt64)
    /// It is whole as text, but has too few bytes for what must be inside.
    case tooShort
    /// It ends before everything that must be inside was there.
    case truncated
    /// A version that is not known.
    case version(UInt8)
}
