/// Takes a key export out of its armor, piece by piece, however it was mangled on its way: what it
/// gives is whole if its MAC says so, and this only has to find it.
///
/// Before the first line may stand anything, within reach. The base64 may be in lines of any length or
/// in none, with white space of any kind, padded or not, in either alphabet, and escaped as in HTML.
/// What begins as the last line ends it, and all behind that is ignored. Spec: B10; traps: 37.
package struct KeyExportArmorDecoder {
    /// Within how many bytes the first line has to begin.
    package static let reach = 64 << 10

    private enum State {
        case opening
        case contents
        case end
    }

    /// What of the last line has to come before it is taken for one: these may be digits as well.
    private static let dashes = 5

    private var state = State.opening
    /// The text so far while there is no first line.
    private var front: [UInt8] = []
    /// The digits of a group of four that is not whole, and how many there are.
    private var group: UInt32 = 0
    private var digits = 0
    /// How many `=` came.
    private var padding = 0
    /// How many bytes of the last line came.
    private var matched = 0
    private var reference: CharacterReference?
    private var isEmpty = true
    /// Where in the text the byte at hand stands.
    private var position: UInt64 = 0

    /// What becomes of the text behind a byte that cannot stand there.
    package enum Damage: Sendable {
        /// All of it is refused.
        case refused
        /// It ends there.
        case ending
    }

    private let damage: Damage

    /// Whether the whole last line came.
    package private(set) var hasTrailer = false
    /// Whether the text was left off at a byte that cannot stand there.
    package private(set) var isBroken = false

    /// A decoder at the beginning of a file.
    package init(_ damage: Damage = .refused) {
        self.damage = damage
    }

    /// Whether nothing that may still come counts.
    package var isAtEnd: Bool { state == .end }

    /// How many bytes of text give no more bytes than there is room for.
    package func mostText(for room: Int) -> Int {
        max(0, room / 3 * 4 - digits - min(matched, Self.dashes))
    }

    /// Takes the next bytes of the text, and writes what they stand for to `output` from `offset` on.
    ///
    /// - Precondition: there is room for it, as `mostText` tells.
    /// - Returns: how many bytes were written.
    /// - Throws: `KeyExportError.header` or `base64`.
    package mutating func decode(
        _ text: Span<UInt8>,
        into output: inout MutableSpan<UInt8>,
        at offset: Int
    ) throws(FormatError) -> Int {
        let table = Base64.twelves
        let start = position
        var written = offset
        var index = state == .opening ? try open(text) : 0
        while index < text.count, state != .end {
            if digits == 0, matched == 0, reference == nil {
                let taken = Base64.decodeEights(
                    text,
                    from: index,
                    into: &output,
                    at: written,
                    table.span
                )
                index += taken
                written += taken / 4 * 3
                guard index < text.count else { break }
                if text[index] == KeyExportArmor.lineFeed {
                    index += 1
                    continue
                }
            }
            position = start + UInt64(index)
            try take(text[index], &output, &written)
            index += 1
        }
        position = start + UInt64(text.count)
        if written > offset { isEmpty = false }
        return written - offset
    }

    /// Ends the text, and writes what is left, no more than two bytes.
    ///
    /// - Returns: how many bytes were written.
    /// - Throws: `KeyExportError.header`, or `trailer` where there was nothing inside and no last line.
    package mutating func finish(
        into output: inout MutableSpan<UInt8>,
        at offset: Int
    ) throws(FormatError) -> Int {
        if state == .opening { throw .keyExport(.header) }
        var written = offset
        try end(isWhole: hasTrailer, &output, &written)
        if written > offset { isEmpty = false }
        guard hasTrailer || !isEmpty else { throw .keyExport(.trailer) }
        return written - offset
    }
}

// MARK: - Where the base64 begins and ends

extension KeyExportArmorDecoder {
    /// Looks for the first line, and returns how many bytes of the text are before its end.
    private mutating func open(_ text: Span<UInt8>) throws(FormatError) -> Int {
        let line = KeyExportArmor.firstLine
        let before = front.count
        let room = Self.reach + line.count - before
        for index in 0..<min(room, text.count) { front.append(text[index]) }
        var start = max(0, before - line.count + 1)
        while start + line.count <= front.count {
            if front[start] == line[0], front[start..<start + line.count].elementsEqual(line) {
                state = .contents
                front = []
                return start + line.count - before
            }
            start += 1
        }
        guard text.count < room else { throw .keyExport(.header) }
        return text.count
    }

    /// Takes one byte that may be a part of the last line.
    private mutating func match(
        _ byte: UInt8,
        _ output: inout MutableSpan<UInt8>,
        _ written: inout Int
    ) throws(FormatError) {
        let line = KeyExportArmor.lastLine
        if byte == line[matched] {
            matched += 1
            if matched == line.count { try end(isWhole: true, &output, &written) }
        } else if matched == Self.dashes, byte == line[0] {
            try put(byte, &output, &written)
        } else if matched < Self.dashes || (matched == Self.dashes && Base64.digit(byte) != nil) {
            let dashes = matched
            matched = 0
            for _ in 0..<dashes { try put(line[0], &output, &written) }
            try put(byte, &output, &written)
        } else {
            try end(isWhole: false, &output, &written)
        }
    }

    /// Ends the base64. A digit too many is what is left of a group where the text was cut off.
    private mutating func end(
        isWhole: Bool,
        _ output: inout MutableSpan<UInt8>,
        _ written: inout Int
    ) throws(FormatError) {
        guard state != .end else { return }
        if digits == 1, isWhole, damage == .refused {
            throw .keyExport(.base64(offset: position))
        }
        state = .end
        hasTrailer = isWhole
        let bits = UInt32(digits * 6)
        for byte in 0..<UInt32(max(0, digits - 1)) {
            output[written] = UInt8(truncatingIfNeeded: group >> (bits - 8 * (byte + 1)))
            written += 1
        }
        digits = 0
    }
}

// MARK: - One character at a time

extension KeyExportArmorDecoder {
    private mutating func take(
        _ byte: UInt8,
        _ output: inout MutableSpan<UInt8>,
        _ written: inout Int
    ) throws(FormatError) {
        guard var reference else {
            if byte == UInt8(ascii: "&"), matched == 0 {
                reference = CharacterReference()
            } else {
                try place(byte, &output, &written)
            }
            return
        }
        switch reference.take(byte) {
        case .unfinished: self.reference = reference
        case .unknown: try refuse(&output, &written)
        case .character(let character):
            self.reference = nil
            try place(character, &output, &written)
        }
    }

    private mutating func place(
        _ byte: UInt8,
        _ output: inout MutableSpan<UInt8>,
        _ written: inout Int
    ) throws(FormatError) {
        if matched > 0 || byte == KeyExportArmor.lastLine[0] {
            try match(byte, &output, &written)
        } else {
            try put(byte, &output, &written)
        }
    }

    /// Takes a digit, padding or white space.
    private mutating func put(
        _ byte: UInt8,
        _ output: inout MutableSpan<UInt8>,
        _ written: inout Int
    ) throws(FormatError) {
        if let digit = Base64.digit(byte), padding == 0 {
            group = group << 6 | UInt32(digit)
            digits += 1
            guard digits == 4 else { return }
            for place in 0..<3 {
                output[written + place] = UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * place))
            }
            written += 3
            digits = 0
            group = 0
        } else if byte == UInt8(ascii: "="), digits >= 2, digits + padding < 4 {
            padding += 1
        } else if byte != UInt8(ascii: " ") && !(0x09...0x0D).contains(byte) {
            try refuse(&output, &written)
        }
    }

    private mutating func refuse(
        _ output: inout MutableSpan<UInt8>,
        _ written: inout Int
    ) throws(FormatError) {
        guard damage == .ending else { throw .keyExport(.base64(offset: position)) }
        isBroken = true
        try end(isWhole: false, &output, &written)
    }
}
