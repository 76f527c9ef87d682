extension AccountLayout {
    /// Bytes to be inserted into a document.
    struct Insertion {
        let offset: Int
        let bytes: [UInt8]
    }

    /// What adds an event behind the others, with the white space and the colon of the last one.
    ///
    /// - Throws: `FormatError.account` with `notInDocument` if the document is one event.
    func addition(
        of event: AccountDataEvent,
        to bytes: [UInt8]
    ) throws(FormatError) -> Insertion {
        guard let range = container.sourceRange, form != .singleEvent, form != .content else {
            throw .account(.notInDocument(event.type.rawValue))
        }
        var insertion: [UInt8] = []
        var offset = range.lowerBound + 1
        var colon = Array(":".utf8)
        if let last = container.elements?.last?.sourceRange {
            insertion = [UInt8(ascii: ",")] + Self.whitespace(before: last.lowerBound, in: bytes)
            offset = last.upperBound
        } else if let last = container.members?.last, let name = last.nameRange,
            let value = last.value.sourceRange
        {
            insertion = [UInt8(ascii: ",")] + Self.whitespace(before: name.lowerBound, in: bytes)
            colon = Array(bytes[name.upperBound..<value.lowerBound])
            offset = value.upperBound
        }
        if container.elements != nil {
            insertion += event.encoded
        } else {
            insertion += JSONValue.string(event.type.rawValue).encoded + colon
            insertion += event.content.encoded
        }
        return Insertion(offset: offset, bytes: insertion)
    }

    /// The white space that ends at `offset`.
    private static func whitespace(before offset: Int, in bytes: [UInt8]) -> ArraySlice<UInt8> {
        let blanks: [UInt8] = [0x20, 0x0A, 0x0D, 0x09]
        var start = offset
        while start > 0, blanks.contains(bytes[start - 1]) { start -= 1 }
        return bytes[start..<offset]
    }
}
