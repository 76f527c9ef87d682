/// Takes armor off, piece by piece, and holds every line to be what `AgeArmor` would write; lines may
/// also end with CRLF, and white space may stand before and behind it.
package struct AgeArmorDecoder {
    /// What may come next.
    private enum State {
        case opening
        /// A line of contents, or the last line.
        case contents
        /// The last line only.
        case closing
        case end
    }

    private var state = State.opening
    /// The beginning of a line whose end has not come yet.
    private var line: [UInt8] = []
    /// The number of that line, from 1.
    private var number = 1
    private var space = 0
    private var isEmpty = true

    /// The longest line that can be right, with the CR at its end.
    private static let longestLine = AgeHeader.columns + 1

    /// A decoder at the beginning of a file.
    package init() {}

    /// Takes the next bytes of the text, and adds what they stand for to `output`.
    ///
    /// - Throws: `FormatError.age` with `armorLine` or `armorTrailing`.
    package mutating func decode(
        _ text: Span<UInt8>,
        into output: inout [UInt8]
    ) throws(FormatError) {
        for index in text.indices {
            let byte = text[index]
            if state == .end {
                space += 1
                guard AgeArmor.isSpace(byte), space <= AgeArmor.mostSpace else {
                    throw .age(.armorTrailing)
                }
            } else if byte == AgeHeader.lineFeed {
                try endLine(into: &output)
                number += 1
            } else {
                let limit = state == .opening ? AgeArmor.mostSpace : Self.longestLine
                guard line.count < limit else { throw fault }
                line.append(byte)
            }
        }
    }

    /// Ends the text.
    ///
    /// - Throws: `FormatError.age` with `armorTruncated`, also for a last line that is none, or with
    ///   `headerTruncated` where there was nothing inside.
    package mutating func finish(into output: inout [UInt8]) throws(FormatError) {
        if state != .end, !line.isEmpty { try? endLine(into: &output) }
        guard state == .end else { throw .age(.armorTruncated) }
        guard !isEmpty else { throw .age(.headerTruncated) }
    }

    private var fault: FormatError { .age(.armorLine(number)) }

    private mutating func endLine(into output: inout [UInt8]) throws(FormatError) {
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        switch state {
        case .opening: try open()
        case .contents where line != AgeArmor.lastLine:
            let bytes = try contents()
            output += bytes
            isEmpty = false
            if bytes.count < AgeArmor.lineLength { state = .closing }
        case .contents, .closing:
            guard line == AgeArmor.lastLine else { throw fault }
            state = .end
        case .end: break
        }
        line.removeAll(keepingCapacity: true)
    }

    private mutating func open() throws(FormatError) {
        if line == AgeArmor.firstLine {
            state = .contents
            space = 0
            return
        }
        space += line.count + 1
        guard line.allSatisfy(AgeArmor.isSpace), space <= AgeArmor.mostSpace else { throw fault }
    }

    /// What a line of base64 stands for, which must be what encoding that again gives.
    private func contents() throws(FormatError) -> [UInt8] {
        guard !line.isEmpty, let bytes = try? Base64.decode(line),
            bytes.count <= AgeArmor.lineLength,
            Base64.encode(bytes.span, .padded) as [UInt8] == line
        else { throw fault }
        return bytes
    }
}
