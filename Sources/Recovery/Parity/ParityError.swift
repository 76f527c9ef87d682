package import Formats

/// Why a parity file is of no use for a file.
package enum ParityError: Error, Equatable, Sendable {
    /// There is no PAR 2.0 packet in it.
    case notParity
    /// There are packets, and none that is whole says what they are for.
    case damaged
    /// It is for several files at once: this many.
    case severalFiles(Int)
    /// It says what no parity file says: sizes that do not fit each other.
    case malformed
    /// It is for a file of this name, and nothing of it is in the one at hand.
    case ofAnother(name: ExactText)
    /// More slices are lost, of so many, than there are recovery slices.
    case notEnough(lost: Int, of: Int, recovery: Int)
    /// So many slices are lost, of so many, that rebuilding them would take too much memory.
    case tooManySlices(lost: Int, of: Int)
    /// What was rebuilt is not what the parity file vouches for.
    case mismatch
}
