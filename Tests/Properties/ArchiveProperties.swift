import Formats

/// What stands in an archive and beside it.
enum ArchiveProperties {
    /// Checksums are a list that is written as it was read; names come out of their escapes as they
    /// went in.
    static func listsAreKept(_ bytes: [UInt8]) throws(BrokenProperty) {
        if let list = ChecksumList(parsing: bytes) {
            try expect(list.encoded == bytes, "a list is written as it was")
        }
        let text = ExactText(utf8: bytes)
        let escaped = EscapedName.escape(text)
        try expect(EscapedName.unescape(escaped) == text, "a name comes out of its escapes")
        guard let name = EscapedName.unescape(text.string), text.isWellFormed else { return }
        try expect(EscapedName.escape(name) == text.string, "an escaped name has one spelling")
    }

    /// Packets of a parity file are written as they were read.
    static func packetsAreKept(_ bytes: [UInt8]) throws(BrokenProperty) {
        let block = bytes.prefix(512)
        _ = TarBlock(block + [UInt8](repeating: 0, count: 512 - block.count)).map(\.paddedSize)
        if let packet = ParityPacket(Array(bytes.prefix(ParityPacket.headerLength))) {
            let isKept = bytes.starts(with: packet.encoded)
            try expect(isKept, "a packet's header is written as it was")
        }
        let body = Array(bytes.dropFirst(ParityPacket.headerLength))
        if let main = ParityMain(body: body) {
            try expect(ParityMain(body: main.body)?.files == main.files, "a set keeps its files")
        }
        if let file = ParityFileDescription(body: body) {
            let again = ParityFileDescription(body: file.body(id: Array(body[..<16])))
            try expect(again == file || file.name.isEmpty, "a file is described again")
        }
        if let (id, checks) = ParitySliceCheck.checks(body: body) {
            let written = ParitySliceCheck.body(id: id, checks)
            try expect(written == body, "checks of slices are written as they were")
        }
    }
}
