internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// A share as it stands in a file: its words on one line, and comments that say what it is.
struct ShareText {
    /// More than any share has.
    private static let limit = 1 << 12

    let encoded: SecretBytes

    /// The text of a share, which was read back.
    ///
    /// - Throws: `FormatError.share`; `RecoveryError.shares` with `digest` where the text is another
    ///   share; `PrimitivesError.length`.
    init(_ share: Slip39Share, of count: Int, _ key: OfferedKey) throws {
        var lines = [
            "share \(share.memberIndex + 1) of \(count), set \(share.set.identifier): any "
                + "\(share.memberThreshold) shares of the set make a Matrix recovery key again,",
            "with 'matrix-recovery key combine', or as 32 bytes with any program for SLIP-39",
        ]
        if let proved = key.proved {
            let user = key.user.map { " of \(RecoverySheet.plain($0))" } ?? ""
            lines.append("key \(RecoverySheet.plain(proved.key.id.rawValue))\(user)")
        }
        if key.isDefault == false { lines.append("which was not the account's default key") }
        let comments = Array(lines.map { "# \($0)\n" }.joined().utf8)
        var text = SecretBuilder(limit: Self.limit)
        guard share.encoded.withLineEnd.withBytes({ text.append($0) }), text.append(comments.span)
        else { throw PrimitivesError.length }
        encoded = text.finish()
        guard try Slip39Share.file(encoded).map(\.encoded) == [share.encoded] else {
            throw RecoveryError.shares(.digest)
        }
    }
}

/// The shares that a key was split into, and where they lie.
struct SplitReport: Renderable {
    let folder: FilePath
    let files: [FilePath]
    let first: Slip39Share
    let keyID: KeyID?

    func render(on page: inout Page) {
        page.line(
            "\(files.count) shares in \(Escaping.text(folder)), set \(first.set.identifier): any "
                + "\(first.memberThreshold) make the key again"
        )
        page.line(keyID.map { "of key \(Escaping.text($0)), proved" } ?? "of a key not proved")
    }

    var json: JSONValue {
        .object([
            (
                "files",
                .array(files.map { JSONValue.string(ExactText(utf8: $0.bytes)) })
            ),
            ("key_id", .optional(keyID?.rawValue)),
            ("set", .integer(Int64(first.set.identifier))),
            ("threshold", .integer(Int64(first.memberThreshold))),
        ])
    }
}
