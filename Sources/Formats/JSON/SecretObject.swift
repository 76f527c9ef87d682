package import Secrets

/// A JSON object in guarded memory, whose members are looked at where they lie.
///
/// It is read as strictly as any JSON. A name that stands twice is refused, since nobody could tell which
/// is meant.
package struct SecretObject: Sendable {
    /// A member's value: where it stands, and the inside of a string.
    private struct Value {
        let range: Range<Int>
        let string: JSONPlace?
    }

    private let json: SecretBytes
    private let values: [ExactText: Value]

    /// Reads an object.
    ///
    /// - Throws: `FormatError.json`, also for a name that stands twice; `FormatError.property` for JSON
    ///   that is no object.
    package init(parsing json: SecretBytes) throws(FormatError) {
        self.json = json
        values = try json.withBytes { (bytes) throws(FormatError) in try Self.values(in: bytes) }
    }

    private static func values(
        in bytes: Span<UInt8>
    ) throws(FormatError) -> [ExactText: Value] {
        var scanner = JSONScanner()
        var values: [ExactText: Value] = [:]
        guard try scanner.next(in: bytes) == .token(.beginObject) else { throw .property("object") }
        while case .token(.name) = try scanner.next(in: bytes) {
            let name = scanner.text(in: bytes)
            let start = scanner.tokenRange.lowerBound
            let value = try value(&scanner, bytes)
            guard values.updateValue(value, forKey: name) == nil else {
                throw .json(JSONError(.duplicateName(name), at: start))
            }
        }
        // What stands behind the object is refused.
        _ = try scanner.next(in: bytes)
        return values
    }

    private static func value(
        _ scanner: inout JSONScanner,
        _ bytes: Span<UInt8>
    ) throws(FormatError) -> Value {
        let depth = scanner.depth
        let first = try scanner.next(in: bytes)
        let start = scanner.tokenRange.lowerBound
        let string = first == .token(.string) ? scanner.place : nil
        while scanner.depth > depth { _ = try scanner.next(in: bytes) }
        return Value(range: start..<scanner.offset, string: string)
    }

    /// The names of all members, in order of their bytes.
    package var names: [ExactText] { values.keys.sorted() }

    /// A member that is no secret, whatever it is; nil where there is none.
    ///
    /// - Throws: `FormatError.json` for what is past the limits of what is kept.
    package func plain(_ name: ExactText) throws(FormatError) -> JSONValue? {
        guard let value = values[name] else { return nil }
        let bytes = json.withBytes { $0.extracting(value.range).copied }
        return try JSONValue(parsing: bytes)
    }

    /// A member that is a string and no secret.
    ///
    /// - Throws: `FormatError.property` with its name where it is missing or of another type.
    package func text(_ name: ExactText) throws(FormatError) -> ExactText {
        let place = try place(name)
        return json.withBytes { place.text(in: $0) }
    }

    /// A member that is a string and a secret.
    ///
    /// - Throws: `FormatError.property` with its name where it is missing or of another type.
    package func secret(_ name: ExactText) throws(FormatError) -> SecretBytes {
        let place = try place(name)
        return json.withBytes { place.secret(in: $0) }
    }

    /// A member that is an object.
    ///
    /// - Throws: `FormatError.property` with its name where it is missing or of another type, and
    ///   `FormatError.json` for a name in it that stands twice.
    package func object(_ name: ExactText) throws(FormatError) -> SecretObject {
        guard let value = values[name] else { throw .property(name.string) }
        do {
            return try SecretObject(parsing: json.slice(value.range))
        } catch .property {
            throw .property(name.string)
        }
    }

    private func place(_ name: ExactText) throws(FormatError) -> JSONPlace {
        guard let place = values[name]?.string else { throw .property(name.string) }
        return place
    }
}
