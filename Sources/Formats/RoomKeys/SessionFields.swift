/// Where in the JSON of one session, as it stands in a key export or comes out of a key backup, its
/// properties are. Spec: B9, B10.
///
/// Properties that are not known stay where they are and mean nothing here.
package struct SessionFields: Sendable {
    /// The room, which a key backup says around the session.
    package let roomID: JSONPlace?
    /// The session's name, which a key backup says around the session.
    package let sessionID: JSONPlace?
    /// The device that made the session.
    package let senderKey: JSONPlace
    /// The session itself, in base64. Secret.
    package let sessionKey: JSONPlace
    /// Whether the room's history may be shared by it: what all of the three names that were used
    /// for this say; nil where none stands there.
    package let sharesHistory: Bool?

    /// The names by which clients said that a session may be shared.
    static let sharingNames: [JSONName] = [
        "shared_history", "org.matrix.msc3061.shared_history", "m.shared_history",
    ]

    /// The only algorithm of room keys that there is.
    package static let megolm: ExactText = "m.megolm.v1.aes-sha2"
}

extension SessionFields {
    /// Reads a session, in whose place nothing else may stand.
    ///
    /// - Throws: what is missing, malformed or of another algorithm.
    package init(reading json: Span<UInt8>) throws(RowFault) {
        var scanner = JSONScanner()
        var finder = Finder()
        guard try Self.step(&scanner, json) == .token(.beginObject) else { throw .notAnObject }
        while case .token(let token) = try Self.step(&scanner, json) {
            finder.take(token, at: scanner.place, depth: scanner.depth, start: 0, in: json)
            if let fault = finder.fault { throw fault }
        }
        self = try finder.fields.get()
    }

    private static func step(
        _ scanner: inout JSONScanner,
        _ json: Span<UInt8>
    ) throws(RowFault) -> JSONScanner.Step {
        do throws(FormatError) {
            return try scanner.next(in: json)
        } catch {
            throw .plaintext
        }
    }

    /// Where in a session, which was read before, the values stand that say that its room's history
    /// may be shared.
    package static func valuesOfSharing(in json: Span<UInt8>) -> [Range<Int>] {
        var values: [Range<Int>] = []
        guard var walk = try? JSONObjectWalk(json) else { return [] }
        while (try? walk.nextName(json)) == true {
            let isSharing = sharingNames.contains { walk.isNamed($0, json) }
            guard let value = try? walk.value(json) else { return values }
            if isSharing { values.append(value) }
        }
        return values
    }
}
