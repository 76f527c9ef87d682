/// The grammar of JSON text, token by token, over a window of it: RFC 8259 and nothing more lenient.
///
/// Every byte is checked once: UTF-8, the grammar of strings and numbers, nesting. There are no
/// byte order marks, comments, trailing commas, single quotes, control characters in strings or
/// second values. Two things that RFC 8259 leaves open are passed on for the caller to judge: names
/// that stand twice, and escapes of lone surrogates.
///
/// It keeps no bytes. Each step is lent the window and looks at the next token only, so that text of
/// any length is read in bounded memory, wherever that memory is: where the window cuts a token off,
/// the step is taken again when more has come, and `discard` tells that the window moved on.
package struct JSONScanner: Sendable {
    /// What a step came to.
    package enum Step: Equatable, Sendable {
        /// A token, at `tokenRange`.
        case token(JSONToken)
        /// The text has ended as it should.
        case end
        /// The window ends before the token does.
        case starved
    }

    /// What may stand at the next place.
    private enum Expectation {
        case value, elementOrEnd, nameOrEnd, separator, endOfText
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

    private let maximumDepth: Int
    private var expectation = Expectation.value
    private var containers = JSONContainers()
    private var isWhole = true

    /// How many bytes of the text came before the window.
    package private(set) var windowStart = 0

    /// How many bytes of the window have been read.
    package private(set) var offset = 0

    /// The place of the current token in the window, with quotation marks.
    package private(set) var tokenRange = 0..<0

    /// Whether the current token, a name or a string, has a backslash in it.
    package private(set) var tokenHasEscapes = false

    /// A reader at the start of a text that nests as deep as this at most.
    package init(maximumDepth: Int = JSONLimits.standard.maximumDepth) {
        self.maximumDepth = min(maximumDepth, JSONContainers.most)
    }

    /// How many arrays and objects are open.
    package var depth: Int { containers.count }

    /// Steps to the next token.
    ///
    /// - Parameter isWhole: whether the text ends where the window does.
    /// - Throws: `FormatError.json` with the fault and its place in the text.
    package mutating func next(
        in window: Span<UInt8>,
        isWhole: Bool = true
    ) throws(FormatError) -> Step {
        let start = offset
        self.isWhole = isWhole
        do throws(FormatError) {
            if windowStart == 0, start == 0 { try refuseByteOrderMark(window) }
            return try token(window)
        } catch {
            guard !isWhole, case .json(let json) = error, json.fault == .truncated else {
                throw error
            }
            offset = start
            return .starved
        }
    }

    /// Tells that the first `count` bytes of the window are gone, and the others moved up.
    ///
    /// - Precondition: they have been read.
    package mutating func discard(_ count: Int) {
        precondition(count >= 0 && count <= offset, "what was not read is still needed")
        offset -= count
        windowStart += count
        tokenRange = max(0, tokenRange.lowerBound - count)..<max(0, tokenRange.upperBound - count)
    }
}

extension JSONScanner {
    /// The current token as text: a name or string decoded, anything else as it stands. There is
    /// none before the first step.
    ///
    /// An escape of a lone surrogate becomes three bytes like any other scalar's; `isWellFormed`
    /// tells.
    package func text(in window: Span<UInt8>) -> ExactText {
        guard tokenRange.count > 0, window[tokenRange.lowerBound] == UInt8(ascii: "\"") else {
            return ExactText(utf8: window.extracting(tokenRange).copied)
        }
        return place.text(in: window)
    }

    /// The place of what stands between the quotation marks of a name or string; where the current
    /// token is none, it means nothing.
    package var place: JSONPlace {
        let start = tokenRange.lowerBound + 1
        return JSONPlace(
            range: start..<max(start, tokenRange.upperBound - 1),
            hasEscapes: tokenHasEscapes
        )
    }

    /// Whether the current token, a name or a string, says this.
    package func token(is name: JSONName, in window: Span<UInt8>) -> Bool {
        place.says(name, in: window)
    }
}

extension JSONScanner {
    /// Where the window ends within what may be a mark, it has to grow.
    private func refuseByteOrderMark(_ window: Span<UInt8>) throws(FormatError) {
        guard window.count > 0, window[0] >= 0xEF else { return }
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]]
        for mark in marks {
            let count = min(mark.count, window.count)
            if (0..<count).contains(where: { window[$0] != mark[$0] }) { continue }
            guard count < mark.count else { throw fault(.byteOrderMark) }
            guard isWhole else { throw fault(.truncated) }
        }
    }

    private mutating func token(_ window: Span<UInt8>) throws(FormatError) -> Step {
        skipWhitespace(window)
        switch expectation {
        case .value:
            return .token(try readValue(window))
        case .elementOrEnd:
            let isEnd = try current(window) == UInt8(ascii: "]")
            return .token(isEnd ? close(.endArray) : try readValue(window))
        case .nameOrEnd:
            let isEnd = try current(window) == UInt8(ascii: "}")
            return .token(isEnd ? close(.endObject) : try readName(window))
        case .separator:
            return .token(try readSeparator(window))
        case .endOfText:
            guard offset == window.count else { throw fault(.trailingData) }
            return isWhole ? .end : .starved
        }
    }

    /// The byte at hand.
    private func current(_ window: Span<UInt8>) throws(FormatError) -> UInt8 {
        guard offset < window.count else { throw fault(.truncated) }
        return window[offset]
    }

    private func fault(_ fault: JSONError.Fault) -> FormatError {
        .json(JSONError(fault, at: windowStart + offset))
    }

    private mutating func skipWhitespace(_ window: Span<UInt8>) {
        while offset < window.count {
            switch window[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    private mutating func readSeparator(_ window: Span<UInt8>) throws(FormatError) -> JSONToken {
        switch (try current(window), containers.isInObject) {
        case (UInt8(ascii: ","), false?):
            offset += 1
            skipWhitespace(window)
            return try readValue(window)
        case (UInt8(ascii: ","), true?):
            offset += 1
            skipWhitespace(window)
            return try readName(window)
        case (UInt8(ascii: "]"), false?):
            return close(.endArray)
        case (UInt8(ascii: "}"), true?):
            return close(.endObject)
        default:
            throw fault(.unexpectedByte)
        }
    }

    private mutating func readName(_ window: Span<UInt8>) throws(FormatError) -> JSONToken {
        guard try current(window) == UInt8(ascii: "\"") else { throw fault(.unexpectedByte) }
        try readString(window)
        skipWhitespace(window)
        guard try current(window) == UInt8(ascii: ":") else { throw fault(.unexpectedByte) }
        offset += 1
        expectation = .value
        return .name
    }

    private mutating func readValue(_ window: Span<UInt8>) throws(FormatError) -> JSONToken {
        switch try current(window) {
        case UInt8(ascii: "\""):
            try readString(window)
            return finishValue(.string)
        case UInt8(ascii: "{"):
            return try open(isObject: true, .beginObject, expecting: .nameOrEnd)
        case UInt8(ascii: "["):
            return try open(isObject: false, .beginArray, expecting: .elementOrEnd)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            try readNumber(window)
            return finishValue(.number)
        case UInt8(ascii: "t"):
            try readLiteral("true", window)
            return finishValue(.bool(true))
        case UInt8(ascii: "f"):
            try readLiteral("false", window)
            return finishValue(.bool(false))
        case UInt8(ascii: "n"):
            try readLiteral("null", window)
            return finishValue(.null)
        default:
            throw fault(.unexpectedByte)
        }
    }

    private mutating func open(
        isObject: Bool,
        _ token: JSONToken,
        expecting next: Expectation
    ) throws(FormatError) -> JSONToken {
        guard containers.count < maximumDepth else { throw fault(.tooDeep) }
        containers.open(isObject: isObject)
        tokenRange = offset..<(offset + 1)
        offset += 1
        expectation = next
        return token
    }

    private mutating func close(_ token: JSONToken) -> JSONToken {
        containers.close()
        tokenRange = offset..<(offset + 1)
        offset += 1
        return finishValue(token)
    }

    private mutating func finishValue(_ token: JSONToken) -> JSONToken {
        expectation = containers.count == 0 ? .endOfText : .separator
        return token
    }

    private mutating func readLiteral(
        _ literal: StaticString,
        _ window: Span<UInt8>
    ) throws(FormatError) {
        let start = offset
        for expected in literal.description.utf8 {
            guard try current(window) == expected else { throw fault(.unexpectedByte) }
            offset += 1
        }
        tokenRange = start..<offset
    }

    private mutating func readNumber(_ window: Span<UInt8>) throws(FormatError) {
        let start = offset
        if try current(window) == UInt8(ascii: "-") { offset += 1 }
        if try current(window) == UInt8(ascii: "0") {
            offset += 1
            if offset < window.count, Self.digits.contains(window[offset]) {
                throw fault(.unexpectedByte)
            }
        } else {
            try readDigits(window)
        }
        if offset < window.count, window[offset] == UInt8(ascii: ".") {
            offset += 1
            try readDigits(window)
        }
        if offset < window.count, window[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            let sign = try current(window)
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { offset += 1 }
            try readDigits(window)
        }
        // Nothing but the byte behind it tells that a number is over.
        guard isWhole || offset < window.count else { throw fault(.truncated) }
        tokenRange = start..<offset
    }

    /// Reads one digit or more.
    private mutating func readDigits(_ window: Span<UInt8>) throws(FormatError) {
        guard Self.digits.contains(try current(window)) else { throw fault(.unexpectedByte) }
        while offset < window.count, Self.digits.contains(window[offset]) { offset += 1 }
    }

    private mutating func readString(_ window: Span<UInt8>) throws(FormatError) {
        let start = offset
        var scanner = JSONStringScanner(at: start + 1, isWhole: isWhole)
        let fault = scanner.scan(window)
        offset = scanner.offset
        if let fault { throw self.fault(fault) }
        tokenHasEscapes = scanner.hasEscapes
        tokenRange = start..<offset
    }
}
