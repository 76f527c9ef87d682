/// Cuts a text into the JSON objects that stand in it one after another: with nothing between
/// them, with white space or line ends, or as the elements of an array.
///
/// Only strings and brackets are looked at, so that a text of any length is cut in the memory of
/// its largest object. Whether an object is JSON in every other respect is for the reader that it
/// is given to.
package struct JSONSplitter: Sendable {
    /// What may stand at the next place.
    private enum Place {
        case value, elementOrEnd, element, separatorOrEnd, inside, inString, escaped
    }

    private static let quote = UInt8(ascii: "\"")

    private let limit: Int
    private let firstLimit: Int
    private var place = Place.value
    private var depth = 0
    private var isInArray = false
    private var isFirst = true
    private var object: [UInt8] = []

    /// How many bytes of the text were taken: where the last object ended, after it was given.
    package private(set) var offset = 0

    /// - Parameters:
    ///   - limit: the most bytes that one object may have.
    ///   - firstLimit: the most that the first one may have, which may be a document around many.
    package init(limit: Int, firstLimit: Int) {
        self.limit = limit
        self.firstLimit = firstLimit
    }

    /// Takes the bytes of the text from `index` on, up to the end of an object, which is returned,
    /// or of all of them.
    ///
    /// - Throws: `FormatError.json` for what stands between objects and may not, and for an object
    ///   past the limit.
    package mutating func next(
        _ bytes: Span<UInt8>,
        at index: inout Int
    ) throws(FormatError) -> [UInt8]? {
        while index < bytes.count {
            if place != .inside, place != .inString, place != .escaped {
                try step(bytes[index])
                if place == .inside { continue }
                index += 1
                offset += 1
            } else if let whole = try take(bytes, at: &index) {
                return whole
            }
        }
        return nil
    }

    /// Ends the text.
    ///
    /// - Throws: `FormatError.json` with `truncated` if it ends in the middle.
    package func finish() throws(FormatError) {
        guard place == .value else { throw fault(.truncated) }
    }

    private func fault(_ fault: JSONError.Fault) -> FormatError {
        .json(JSONError(fault, at: offset))
    }

    /// Looks at a byte that stands in no object, or begins one.
    private mutating func step(_ byte: UInt8) throws(FormatError) {
        switch (byte, place) {
        case (0x20, _), (0x0A, _), (0x0D, _), (0x09, _):
            break
        case (UInt8(ascii: "{"), .value), (UInt8(ascii: "{"), .element),
            (UInt8(ascii: "{"), .elementOrEnd):
            place = .inside
        case (UInt8(ascii: "["), .value):
            isInArray = true
            place = .elementOrEnd
        case (UInt8(ascii: "]"), .elementOrEnd), (UInt8(ascii: "]"), .separatorOrEnd):
            isInArray = false
            place = .value
        case (UInt8(ascii: ","), .separatorOrEnd):
            place = .element
        case (0xEF, .value) where offset == 0, (0xFE, .value) where offset == 0,
            (0xFF, .value) where offset == 0:
            throw fault(.byteOrderMark)
        default:
            throw fault(.unexpectedByte)
        }
    }

    /// Takes bytes of an object, and returns it once it is whole.
    private mutating func take(
        _ bytes: Span<UInt8>,
        at index: inout Int
    ) throws(FormatError) -> [UInt8]? {
        let start = index
        let isWhole = scan(bytes, at: &index)
        offset += index - start
        guard object.count + index - start <= (isFirst ? firstLimit : limit) else {
            throw fault(.tooLarge)
        }
        for place in start..<index { object.append(bytes[place]) }
        guard isWhole else { return nil }
        place = isInArray ? .separatorOrEnd : .value
        isFirst = false
        defer { object = [] }
        return object
    }

    /// Steps on in an object; true behind its end, false at the end of the bytes.
    private mutating func scan(_ bytes: Span<UInt8>, at position: inout Int) -> Bool {
        var index = position
        var place = place
        defer {
            position = index
            self.place = place
        }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch (place, byte) {
            case (.escaped, _): place = .inString
            case (.inString, Self.quote): place = .inside
            case (.inString, UInt8(ascii: "\\")): place = .escaped
            case (.inString, _): break
            case (_, Self.quote): place = .inString
            case (_, UInt8(ascii: "{")), (_, UInt8(ascii: "[")): depth += 1
            case (_, UInt8(ascii: "}")), (_, UInt8(ascii: "]")):
                depth -= 1
                if depth == 0 { return true }
            default: break
            }
        }
        return false
    }
}
