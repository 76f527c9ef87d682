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

    /// Lends the text without its escapes. Where it has some, what is lent is a copy in memory that
    /// is not wiped: no client writes a session's key so.
    package func withText<Result, Failure: Error>(
        in bytes: Span<UInt8>,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let inside = bytes.extracting(range)
        guard hasEscapes else { return try body(inside) }
        let text = JSONString.decode(inside.copied[...])
        return try body(text.span)
    }

    /// The text.
    package func text(in bytes: Span<UInt8>) -> ExactText {
        withText(in: bytes) { ExactText(utf8: $0.copied) }
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

    /// Reads a value that is a string; nil for another, which is passed over.
    mutating func string(_ bytes: Span<UInt8>) throws(RowFault) -> JSONPlace? {
        let token = try step(bytes)
        guard token == .token(.string) else {
            try pass(token, bytes)
            return nil
        }
        return JSONPlace(range: scanner.contentRange, hasEscapes: scanner.tokenHasEscapes)
    }

    /// Reads a value that is true or false; nil for another, which is passed over.
    mutating func boolean(_ bytes: Span<UInt8>) throws(RowFault) -> Bool? {
        let token = try step(bytes)
        if case .token(.bool(let value)) = token { return value }
        try pass(token, bytes)
        return nil
    }

    /// Steps into a value that is an object; false for another, which is passed over.
    mutating func enterObject(_ bytes: Span<UInt8>) throws(RowFault) -> Bool {
        let token = try step(bytes)
        if token == .token(.beginObject) { return true }
        try pass(token, bytes)
        return false
    }

    /// Whether a value is an array of strings, or null; it is passed over.
    mutating func isListOfStrings(_ bytes: Span<UInt8>) throws(RowFault) -> Bool {
        let first = try step(bytes)
        guard first == .token(.beginArray) else {
            try pass(first, bytes)
            return first == .token(.null)
        }
        var isList = true
        while true {
            let token = try step(bytes)
            if token == .token(.endArray) { return isList }
            if token != .token(.string) { isList = false }
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

    /// The next token. The rows of a text were read once before, what was decrypted was not.
    private mutating func step(_ bytes: Span<UInt8>) throws(RowFault) -> JSONScanner.Step {
        do throws(FormatError) {
            return try scanner.next(in: bytes)
        } catch {
            throw .plaintext
        }
    }

    /// Whether nothing but white space follows the object, which has been read.
    mutating func isAtEnd(_ bytes: Span<UInt8>) throws(RowFault) -> Bool {
        try step(bytes) == .end
    }
}
