import Formats
import Primitives

/// How one row of a key backup is written, in the form in which `/room_keys/keys` has it. Spec: B9.
///
/// ```
/// "ID":{"first_message_index":N,"forwarded_count":N,"is_verified":false,
///     "session_data":{"ephemeral":"…","ciphertext":"…","mac":"…"}}
/// ```
/// Nothing here says that a device was verified when the session came: whoever seals it does not know.
enum SealedRow {
    static let quote = Array("\"".utf8)
    static let beforeIndex = Array("\":{\"first_message_index\":".utf8)
    static let beforeForwarders = Array(",\"forwarded_count\":".utf8)
    static let beforeEphemeral = Array(
        ",\"is_verified\":false,\"session_data\":{\"ephemeral\":\"".utf8
    )
    static let beforeCiphertext = Array("\",\"ciphertext\":\"".utf8)
    static let beforeMAC = Array("\",\"mac\":\"".utf8)
    static let end = Array("\"}}".utf8)

    /// Everything but the two numbers and the ciphertext.
    private static let fixedSize =
        [
            quote, beforeIndex, beforeForwarders, beforeEphemeral, beforeCiphertext, beforeMAC, end,
        ].reduce(0) { $0 + $1.count }
        + 2 * Base64.encodedCount(BackupCipher.keyLength)
        + Base64.encodedCount(BackupCipher.macLength)

    /// The most bytes that a row takes up whose content has so many.
    static func limit(content count: Int) -> Int {
        size(content: count, firstIndex: .max, forwarders: .max)
    }

    /// How many bytes a row takes up.
    ///
    /// - Parameter content: the bytes that are sealed.
    static func size(content count: Int, firstIndex: UInt32, forwarders: Int) -> Int {
        let ciphertext = count / 16 * 16 + 16
        return fixedSize + Base64.encodedCount(ciphertext) + digitCount(Int(firstIndex))
            + digitCount(forwarders)
    }

    /// How many digits a number has that is not negative.
    static func digitCount(_ number: Int) -> Int {
        var count = 1
        var rest = number / 10
        while rest > 0 {
            count += 1
            rest /= 10
        }
        return count
    }
}

/// How long the row of a session is once it is sealed.
struct SealedSize: Sendable {
    /// As the session is.
    let whole: UInt32
    /// Where it may not say any more that the room's history may be shared by it.
    let withheld: UInt32

    /// For sessions that are not to be sealed.
    static let none = SealedSize(whole: 0, withheld: 0)

    private init(whole: UInt32, withheld: UInt32) {
        self.whole = whole
        self.withheld = withheld
    }

    /// Measures a session.
    init(_ session: SessionBatch.Session, of batch: SessionBatch) {
        whole = Self.size(session, batch, .kept)
        withheld = session.sharesHistory != nil ? Self.size(session, batch, .withheld) : whole
    }

    private static func size(
        _ session: SessionBatch.Session,
        _ batch: SessionBatch,
        _ sharing: SessionContent.Sharing
    ) -> UInt32 {
        batch.bytes.withBytes(session.json) { json in
            var count = 0
            // It was read before, so that nothing is refused here.
            let forwarders = try? SessionContent.read(json, sharing) { count += $0.count }
            let size = SealedRow.size(
                content: count,
                firstIndex: session.firstIndex,
                forwarders: forwarders ?? 0
            )
            return UInt32(clamping: size)
        }
    }
}
