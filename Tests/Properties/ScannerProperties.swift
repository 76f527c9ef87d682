import Formats

/// JSON text may come in any pieces.
enum ScannerProperties {
    /// A token, and all that the scanner says of it.
    private struct Found: Equatable {
        let token: JSONToken
        let range: Range<Int>
        let text: ExactText
        let hasEscapes: Bool
        let depth: Int
    }

    /// The tokens of a text up to its end or its first fault.
    private struct Reading: Equatable {
        var found: [Found] = []
        var fault: FormatError?
    }

    /// The tokens and the fault are the same whatever the pieces.
    static func piecesAreOne(_ bytes: [UInt8]) throws(BrokenProperty) {
        let whole = read(whole: bytes)
        for longest in Pieces.longest {
            let pieces = Pieces(of: bytes, longest: longest)
            let reading = read(bytes, in: pieces)
            try expect(
                reading == whole,
                "pieces of \(longest) bytes at most are read as the whole text is"
            )
        }
        let value = Result { () throws(FormatError) in try JSONValue(parsing: bytes) }
        switch (value, whole.fault) {
        case (.success, nil): return
        case (.failure(let error), let fault?):
            try expect(error == fault, "the tree has the scanner's fault")
        default:
            throw BrokenProperty("the tree is there if the scanner found no fault")
        }
    }

    private static func read(whole bytes: [UInt8]) -> Reading {
        var reading = Reading()
        var scanner = JSONScanner()
        _ = step(&scanner, bytes, isWhole: true, &reading)
        return reading
    }

    private static func read(_ bytes: [UInt8], in pieces: Pieces) -> Reading {
        var pieces = pieces
        var reading = Reading()
        var scanner = JSONScanner()
        var window: [UInt8] = []
        var taken = 0
        while taken < bytes.count {
            let count = pieces.next(of: bytes.count - taken)
            window += bytes[taken..<taken + count]
            taken += count
            guard step(&scanner, window, isWhole: false, &reading) else { return reading }
            let spent = pieces.number(below: 4) == 0 ? scanner.offset / 2 : scanner.offset
            window.removeFirst(spent)
            scanner.discard(spent)
        }
        _ = step(&scanner, window, isWhole: true, &reading)
        return reading
    }

    /// Reads all tokens in the window; false after the end or a fault.
    private static func step(
        _ scanner: inout JSONScanner,
        _ window: [UInt8],
        isWhole: Bool,
        _ reading: inout Reading
    ) -> Bool {
        do throws(FormatError) {
            while true {
                guard case .token(let token) = try scanner.next(in: window.span, isWhole: isWhole)
                else { return !isWhole }
                let place = scanner.tokenRange
                let start = scanner.windowStart
                let found = Found(
                    token: token,
                    range: start + place.lowerBound..<start + place.upperBound,
                    text: scanner.text(in: window.span),
                    hasEscapes: scanner.tokenHasEscapes && (token == .name || token == .string),
                    depth: scanner.depth
                )
                reading.found.append(found)
            }
        } catch {
            reading.fault = error
            return false
        }
    }
}
