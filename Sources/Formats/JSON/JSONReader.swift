/// A strict pull reader of JSON text that is at hand, as `JSONScanner` reads it.
package struct JSONReader: Sendable {
    private let bytes: [UInt8]
    private var scanner: JSONScanner

    /// Reads `bytes` from the start.
    ///
    /// - Throws: `FormatError.json` with `tooLarge`.
    package init(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(FormatError) {
        guard bytes.count <= limits.maximumBytes else {
            throw .json(JSONError(.tooLarge, at: limits.maximumBytes))
        }
        self.bytes = bytes
        scanner = JSONScanner(maximumDepth: limits.maximumDepth)
    }

    /// How many bytes have been read.
    package var offset: Int { scanner.offset }

    /// The bytes of the current token, with quotation marks.
    package var tokenRange: Range<Int> { scanner.tokenRange }

    /// Steps to the next token, or returns nil where the text has ended as it should.
    ///
    /// - Throws: `FormatError.json` with the fault and its place.
    package mutating func next() throws(FormatError) -> JSONToken? {
        let bytes = bytes
        if case .token(let token) = try scanner.next(in: bytes.span) { return token }
        return nil
    }

    /// The current token as text: a name or string decoded, anything else as it stands. There is
    /// none before the first step.
    ///
    /// An escape of a lone surrogate becomes three bytes like any other scalar's; `isWellFormed`
    /// tells.
    package func text() -> ExactText {
        let bytes = bytes
        return scanner.text(in: bytes.span)
    }
}
