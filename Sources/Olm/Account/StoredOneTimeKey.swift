/// A one-time key or fallback key as it is kept.
struct StoredOneTimeKey: Equatable, Sendable {
    /// Which of all such keys of the account it is, from 0.
    let number: UInt64
    let pair: CurveKeyPair
    var isPublished = false
}
