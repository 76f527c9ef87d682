import Formats

/// A key export's armor, however it was mangled.
enum KeyExportProperties {
    /// Armor comes off in any pieces, and what was in it comes back from armor of our own.
    static func armorComesOff(_ bytes: [UInt8]) throws(BrokenProperty) {
        for damage in [KeyExportArmorDecoder.Damage.refused, .ending] {
            let whole = decode(bytes, damage, in: nil)
            for longest in Pieces.longest {
                let pieces = Pieces(of: bytes, longest: longest)
                let read = decode(bytes, damage, in: pieces)
                try expect(read == whole, "armor comes off in any pieces")
            }
            guard case .success(let contents) = whole else { continue }
            let armored = armored(contents)
            guard !contents.isEmpty else { continue }
            let again = decode(armored, .refused, in: nil)
            try expect(again == whole, "what is written is read to the same bytes")
            guard let header = try? KeyExportHeader(decodingPrefixOf: contents) else { continue }
            try expect(contents.starts(with: header.encoded), "a header gives its bytes back")
        }
    }

    private static func armored(_ contents: [UInt8]) -> [UInt8] {
        var text = [UInt8](repeating: 0, count: KeyExportArmor.textLength(of: contents.count))
        var target = text.mutableSpan
        let count = KeyExportArmor.encode(contents.span, into: &target)
        return KeyExportArmor.opening + text[..<count] + KeyExportArmor.closing
    }

    private static func decode(
        _ bytes: [UInt8],
        _ damage: KeyExportArmorDecoder.Damage,
        in pieces: Pieces?
    ) -> Result<[UInt8], FormatError> {
        Result { () throws(FormatError) in
            var pieces = pieces
            var decoder = KeyExportArmorDecoder(damage)
            var contents = [UInt8](repeating: 0, count: bytes.count + 3)
            var target = contents.mutableSpan
            var (taken, written) = (0, 0)
            while taken < bytes.count {
                let count = pieces?.next(of: bytes.count - taken) ?? bytes.count
                let piece = Array(bytes[taken..<taken + count])
                written += try decoder.decode(piece.span, into: &target, at: written)
                taken += count
            }
            written += try decoder.finish(into: &target, at: written)
            return Array(contents[..<written])
        }
    }
}
