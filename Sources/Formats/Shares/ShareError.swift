/// Why words are no share of a key.
package enum ShareError: Error, Equatable, Sendable {
    /// There are no words at all.
    case none
    /// The word at this place, counted from 1, is not in the list.
    case word(position: Int)
    /// No share has so many words.
    case length(words: Int)
    /// Every word is one of the list, but they do not fit together: a typing mistake.
    case checksum
    /// The checksum holds, but bits that must be zero are not.
    case padding
    /// More groups are needed than there are.
    case groupThreshold
}
