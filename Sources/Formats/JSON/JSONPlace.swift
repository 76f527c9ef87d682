internal import Secrets

/// Where the inside of a JSON string stands in bytes that someone else keeps.
package struct JSONPlace: Equatable, Sendable {
    /// What stands between the quotation marks.
    package let range: Range<Int>
    /// Whether it has a backslash in it.
    package let hasEscapes: Bool

    /// The same place in bytes with so many more in front of them.
    package func moved(by count: Int) -> JSONPlace {
        JSONPlace(
            range: range.lowerBound + count..<range.upperBound + count,
            hasEscapes: hasEscapes
        )
    }

    /// Whether this is the text.
    func says(_ name: JSONName, in bytes: Span<UInt8>) -> Bool {
        guard hasEscapes || range.count == name.utf8.count else { return false }
        return withText(in: bytes) { $0.isEqual(to: name.utf8.span) }
    }

    /// Lends the text without its escapes. Where it has some, what is lent is a copy in memory that
    /// is not wiped: no client writes a session's key so.
    package func withText<Result, Failure: Error>(
        in bytes: Span<UInt8>,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let inside = bytes.extracting(range)
        guard hasEscapes else { return try body(inside) }
        var text: [UInt8] = []
        text.reserveCapacity(inside.count)
        JSONString.decode(inside) { text.append($0) }
        return try body(text.span)
    }

    /// The text.
    package func text(in bytes: Span<UInt8>) -> ExactText {
        withText(in: bytes) { ExactText(utf8: $0.copied) }
    }

    /// The text in guarded memory, without a copy elsewhere.
    func secret(in bytes: Span<UInt8>) -> SecretBytes {
        let inside = bytes.extracting(range)
        guard hasEscapes else { return SecretBytes(copying: inside) }
        var count = 0
        JSONString.decode(inside) { _ in count += 1 }
        return SecretBytes(count: count) { text in
            var index = 0
            JSONString.decode(inside) { byte in
                text[index] = byte
                index += 1
            }
        }
    }
}

/// Reads the members of one JSON object that someone else keeps, without a copy of it.
struct JSONObjectWalk {
    private var scanner = JSONScanner()

    /// Steps into the object.
    ///
    /// - Throws: `RowFault.notAnObject`.
    init(_ bytes: Span<UInt8>) throws(RowFault) {
        guard try step(bytes) == .token(.beginObject) else { throw .notAnObject }
    }

    /// Whether there is another member; its name is then at hand.
    mutating func nextName(_ bytes: Span<UInt8>) throws(RowFault) -> Bool {
        try step(bytes) == .token(.name)
    }

    /// Whether the name at hand is this.
    func isNamed(_ name: JSONName, _ bytes: Span<UInt8>) -> Bool {
        scanner.token(is: name, in: bytes)
    }

    /// Where the token at hand begins.
    var tokenStart: Int { scanner.tokenRange.lowerBound }

    /// Where what has been read ends.
    var offset: Int { scanner.offset }

    /// How many elements a value has that is an array, and none for another; it is passed over.
    mutating func elementCount(_ bytes: Span<UInt8>) throws(RowFault) -> Int {
        let first = try step(bytes)
        guard first == .token(.beginArray) else {
            try pass(first, bytes)
            return 0
        }
        var count = 0
        while true {
            let token = try step(bytes)
            if token == .token(.endArray) { return count }
            count += 1
            try pass(token, bytes)
        }
    }

    /// The place of a value, which is passed over.
    mutating func value(_ bytes: Span<UInt8>) throws(RowFault) -> Range<Int> {
        let token = try step(bytes)
        let start = scanner.tokenRange.lowerBound
        try pass(token, bytes)
        return start..<scanner.offset
    }

    /// Passes over a value.
    mutating func pass(_ bytes: Span<UInt8>) throws(RowFault) {
        try pass(step(bytes), bytes)
    }

    private mutating func pass(
        _ token: JSONScanner.Step,
        _ bytes: Span<UInt8>
    ) throws(RowFault) {
        guard token == .token(.beginObject) || token == .token(.beginArray) else { return }
        let depth = scanner.depth - 1
        while scanner.depth > depth { _ = try step(bytes) }
    }

    /// The next token.
    private mutating func step(_ bytes: Span<UInt8>) throws(RowFault) -> JSONScanner.Step {
        do throws(FormatError) {
            return try scanner.next(in: bytes)
        } catch {
            throw .plaintext
        }
    }
}
