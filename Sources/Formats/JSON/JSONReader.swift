/// A strict pull reader of JSON text: RFC 8259 and nothing more lenient.
///
/// Every byte is checked once: UTF-8, the grammar of strings and numbers, nesting. There are no
/// byte order marks, comments, trailing commas, single quotes, control characters in strings or
/// second values. Two things that RFC 8259 leaves open are passed on for the caller to judge: names
/// that stand twice, and escapes of lone surrogates.
///
/// At any time only the bytes of the current token are looked at, and no token is handed out but
/// through `text()` and `tokenRange`. So a bounded window over a file can take the place of the
/// array here without a change for those who read.
package struct JSONReader: Sendable {
    /// What may stand at the next place.
    private enum Expectation {
        case value, elementOrEnd, nameOrEnd, separator, endOfText
    }

    private enum Container { case array, object }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

    private let bytes: [UInt8]
    private let limits: JSONLimits
    private var expectation = Expectation.value
    private var containers: [Container] = []
    private var tokenHasEscapes = false

    /// How many bytes have been read.
    package private(set) var offset = 0

    /// The bytes of the current token, with quotation marks.
    package private(set) var tokenRange = 0..<0

    /// Reads `bytes` from the start.
    ///
    /// - Throws: `FormatError.json` with `tooLarge` or `byteOrderMark`.
    package init(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(FormatError) {
        guard bytes.count <= limits.maximumBytes else {
            throw .json(JSONError(.tooLarge, at: limits.maximumBytes))
        }
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]]
        guard !marks.contains(where: bytes.starts(with:)) else {
            throw .json(JSONError(.byteOrderMark, at: 0))
        }
        self.bytes = bytes
        self.limits = limits
    }

    /// Steps to the next token, or returns nil where the text has ended as it should.
    ///
    /// - Throws: `FormatError.json` with the fault and its place.
    package mutating func next() throws(FormatError) -> JSONToken? {
        skipWhitespace()
        switch expectation {
        case .value:
            return try readValue()
        case .elementOrEnd:
            return try current() == UInt8(ascii: "]") ? close(.endArray) : readValue()
        case .nameOrEnd:
            return try current() == UInt8(ascii: "}") ? close(.endObject) : readName()
        case .separator:
            return try readSeparator()
        case .endOfText:
            guard offset == bytes.count else { throw fault(.trailingData) }
            return nil
        }
    }

    /// The current token as text: a name or string decoded, anything else as it stands. There is
    /// none before the first step.
    ///
    /// An escape of a lone surrogate becomes three bytes like any other scalar's; `isWellFormed`
    /// tells.
    package func text() -> ExactText {
        guard bytes[tokenRange].first == UInt8(ascii: "\"") else {
            return ExactText(utf8: bytes[tokenRange])
        }
        let inside = bytes[(tokenRange.lowerBound + 1)..<(tokenRange.upperBound - 1)]
        return ExactText(utf8: tokenHasEscapes ? JSONString.decode(inside) : Array(inside))
    }
}

extension JSONReader {
    /// The byte at hand.
    private func current() throws(FormatError) -> UInt8 {
        guard offset < bytes.count else { throw fault(.truncated) }
        return bytes[offset]
    }

    private func fault(_ fault: JSONError.Fault) -> FormatError {
        .json(JSONError(fault, at: offset))
    }

    private mutating func skipWhitespace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    private mutating func readSeparator() throws(FormatError) -> JSONToken {
        switch (try current(), containers.last) {
        case (UInt8(ascii: ","), .array):
            offset += 1
            skipWhitespace()
            return try readValue()
        case (UInt8(ascii: ","), .object):
            offset += 1
            skipWhitespace()
            return try readName()
        case (UInt8(ascii: "]"), .array):
            return close(.endArray)
        case (UInt8(ascii: "}"), .object):
            return close(.endObject)
        default:
            throw fault(.unexpectedByte)
        }
    }

    private mutating func readName() throws(FormatError) -> JSONToken {
        guard try current() == UInt8(ascii: "\"") else { throw fault(.unexpectedByte) }
        try readString()
        skipWhitespace()
        guard try current() == UInt8(ascii: ":") else { throw fault(.unexpectedByte) }
        offset += 1
        expectation = .value
        return .name
    }

    private mutating func readValue() throws(FormatError) -> JSONToken {
        switch try current() {
        case UInt8(ascii: "\""):
            try readString()
            return finishValue(.string)
        case UInt8(ascii: "{"):
            return try open(.object, .beginObject, expecting: .nameOrEnd)
        case UInt8(ascii: "["):
            return try open(.array, .beginArray, expecting: .elementOrEnd)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            try readNumber()
            return finishValue(.number)
        case UInt8(ascii: "t"):
            try readLiteral("true")
            return finishValue(.bool(true))
        case UInt8(ascii: "f"):
            try readLiteral("false")
            return finishValue(.bool(false))
        case UInt8(ascii: "n"):
            try readLiteral("null")
            return finishValue(.null)
        default:
            throw fault(.unexpectedByte)
        }
    }

    private mutating func open(
        _ container: Container,
        _ token: JSONToken,
        expecting next: Expectation
    ) throws(FormatError) -> JSONToken {
        guard containers.count < limits.maximumDepth else { throw fault(.tooDeep) }
        containers.append(container)
        tokenRange = offset..<(offset + 1)
        offset += 1
        expectation = next
        return token
    }

    private mutating func close(_ token: JSONToken) -> JSONToken {
        containers.removeLast()
        tokenRange = offset..<(offset + 1)
        offset += 1
        return finishValue(token)
    }

    private mutating func finishValue(_ token: JSONToken) -> JSONToken {
        expectation = containers.isEmpty ? .endOfText : .separator
        return token
    }

    private mutating func readLiteral(_ literal: StaticString) throws(FormatError) {
        let start = offset
        for expected in literal.description.utf8 {
            guard try current() == expected else { throw fault(.unexpectedByte) }
            offset += 1
        }
        tokenRange = start..<offset
    }

    private mutating func readNumber() throws(FormatError) {
        let start = offset
        if try current() == UInt8(ascii: "-") { offset += 1 }
        if try current() == UInt8(ascii: "0") {
            offset += 1
            if offset < bytes.count, Self.digits.contains(bytes[offset]) {
                throw fault(.unexpectedByte)
            }
        } else {
            try readDigits()
        }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            try readDigits()
        }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            let sign = try current()
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { offset += 1 }
            try readDigits()
        }
        tokenRange = start..<offset
    }

    /// Reads one digit or more.
    private mutating func readDigits() throws(FormatError) {
        guard Self.digits.contains(try current()) else { throw fault(.unexpectedByte) }
        while offset < bytes.count, Self.digits.contains(bytes[offset]) { offset += 1 }
    }

    private mutating func readString() throws(FormatError) {
        let start = offset
        let buffer = bytes
        var scanner = JSONStringScanner(at: start + 1)
        let fault = scanner.scan(buffer.span)
        offset = scanner.offset
        if let fault { throw self.fault(fault) }
        tokenHasEscapes = scanner.hasEscapes
        tokenRange = start..<offset
    }
}
