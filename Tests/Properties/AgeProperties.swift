import Formats

/// The front of an age file.
enum AgeProperties {
    /// A header gives its bytes back, and so does each way to the file key that is known.
    static func headersAreKept(_ bytes: [UInt8]) throws(BrokenProperty) {
        _ = try? AgeHeader(parsingFileOf: bytes)
        guard let header = try? AgeHeader(parsingPrefixOf: bytes) else { return }
        try expect(AgeHeader.isMeant(by: bytes), "a header is known as one")
        let encoded = header.encoded
        try expect(bytes.starts(with: encoded), "a header gives its bytes back")
        let again = try? AgeHeader(parsingPrefixOf: encoded)
        try expect(again == header, "a header ends where it says")
        guard let slots = try? AgeSlot.slots(of: header) else { return }
        try expect(slots.count == header.stanzas.count, "every stanza is a slot")
        for (slot, stanza) in zip(slots, header.stanzas) {
            guard let written = slot.stanza else { continue }
            try expect(written == stanza, "a slot is written as it stood")
        }
    }

    /// Armor comes off in any pieces, and is put on again to the same lines.
    static func armorComesOff(_ bytes: [UInt8]) throws(BrokenProperty) {
        _ = AgeArmor.mayBegin(bytes)
        _ = AgeArmor.decode(damaged: bytes)
        let whole = decode(bytes, in: nil)
        for longest in Pieces.longest {
            let pieces = Pieces(of: bytes, longest: longest)
            try expect(decode(bytes, in: pieces) == whole, "armor comes off in any pieces")
        }
        guard case .success(let contents) = whole else { return }
        let lines = contents.count - contents.count % AgeArmor.lineLength
        let (front, rest) = (Array(contents[..<lines]), Array(contents[lines...]))
        let armored =
            AgeArmor.opening + AgeArmor.lines(front.span) + AgeArmor.closing(rest.span)
        try expect(armored.count == AgeArmor.length(of: contents.count), "its length is known")
        try expect(armored == withoutFreedom(bytes), "armor has one form")
    }

    /// The text with the line ends, and without the white space around it, that may differ.
    private static func withoutFreedom(_ bytes: [UInt8]) -> [UInt8] {
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        var text = Array(bytes.drop(while: isSpace))
        while let last = text.last, isSpace(last) { text.removeLast() }
        text = text.indices.filter { place in
            text[place] != 0x0D || place + 1 == text.count || text[place + 1] != 0x0A
        }.map { text[$0] }
        return text + [0x0A]
    }

    private static func decode(
        _ bytes: [UInt8],
        in pieces: Pieces?
    ) -> Result<[UInt8], FormatError> {
        Result { () throws(FormatError) in
            var pieces = pieces
            var decoder = AgeArmorDecoder()
            var contents: [UInt8] = []
            var taken = 0
            while taken < bytes.count {
                let count = pieces?.next(of: bytes.count - taken) ?? bytes.count
                let piece = Array(bytes[taken..<taken + count])
                try decoder.decode(piece.span, into: &contents)
                taken += count
            }
            try decoder.finish(into: &contents)
            return contents
        }
    }
}
