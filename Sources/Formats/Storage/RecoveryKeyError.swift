/// The ways in which text is not a recovery key. Spec: A8.
package enum RecoveryKeyError: Error, Equatable, Sendable {
    /// A character outside the base58 alphabet; the place counts from 1 and leaves out white space.
    case character(position: Int)
    /// Too few or too many characters: how many there are without white space, where 48 are needed,
    /// and how many bytes they decode to, where 35 are needed.
    case length(characters: Int, bytes: Int)
    /// The first two bytes are not 0x8B 0x01: some other base58 text.
    case prefix
    /// Lines as on a recovery sheet that are not as they were printed.
    case lines(CheckedLineError)
    /// Everything fits but the parity byte: a typing mistake.
    case parity
}
