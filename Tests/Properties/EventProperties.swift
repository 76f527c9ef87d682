import Formats

/// Dumps of encrypted events, and the messages in them.
enum EventProperties {
    /// A message's parts lie in it one behind another.
    static func messagesAreRead(_ bytes: [UInt8]) throws(BrokenProperty) {
        let text = ExactText(utf8: Base64.encode(bytes.span))
        _ = try? MegolmMessage(base64: ExactText(utf8: bytes))
        guard let message = try? MegolmMessage(decoding: bytes) else { return }
        try expect(message.bytes == bytes, "a message keeps its bytes")
        try expect((try? MegolmMessage(base64: text)) == message, "base64 of it is the message")
        try expect(message.mac.count == 8, "the MAC has its length")
        try expect(message.signature.count == 64, "the signature has its length")
        try expect(message.authenticated.upperBound == message.mac.lowerBound, "the MAC is next")
        try expect(message.signed.upperBound == message.mac.upperBound, "the MAC is signed")
        try expect(message.signature.upperBound == bytes.count, "the signature is last")
        let ciphertext = message.ciphertext
        try expect(!ciphertext.isEmpty && ciphertext.count.isMultiple(of: 16), "whole blocks")
        try expect(ciphertext.lowerBound > 0, "the ciphertext is inside")
        try expect(ciphertext.upperBound <= message.mac.lowerBound, "the ciphertext is inside")
    }

    /// Objects are cut off in any pieces, and an encrypted event's text is the tree's.
    static func eventsAreFound(_ bytes: [UInt8]) throws(BrokenProperty) {
        let whole = split(bytes, in: nil)
        for longest in Pieces.longest {
            let pieces = Pieces(of: bytes, longest: longest)
            try expect(split(bytes, in: pieces) == whole, "events are found in any pieces")
        }
        if let tree = try? JSONValue(parsing: bytes) {
            let objects = (tree.elements ?? [tree]).filter { $0.members != nil }
            if objects.count == tree.elements?.count ?? 1 {
                let expected = objects.map(\.encoded).prefix(whole.objects.count)
                try expect(whole.objects == Array(expected), "the objects are those of the tree")
                let isWhole = expected.count == objects.count && whole.fault == nil
                try expect(isWhole || whole.isTooLarge, "all objects are found")
            }
        }
        for object in whole.objects {
            guard let event = try? JSONValue(parsing: object) else { continue }
            guard let encrypted = try? EncryptedEvent(decoding: event) else { continue }
            let content = try? event.member("content")
            let text = try? content?.member("ciphertext")?.text
            try expect(encrypted.ciphertext == text, "the ciphertext is the event's")
            let id = MegolmSessionID(parsing: encrypted.sessionID.text)
            try expect(id == encrypted.sessionID, "a session's ID comes back")
        }
    }

    /// The objects up to the end or a fault. Where it is seen that an object is too large depends on
    /// the pieces.
    private struct Splitting: Equatable {
        var objects: [[UInt8]] = []
        var fault: FormatError?
        var isTooLarge = false
    }

    private static func split(_ bytes: [UInt8], in pieces: Pieces?) -> Splitting {
        var pieces = pieces
        var splitting = Splitting()
        var splitter = JSONSplitter(limit: 200, firstLimit: 500)
        var taken = 0
        do throws(FormatError) {
            while taken < bytes.count {
                let count = pieces?.next(of: bytes.count - taken) ?? bytes.count
                let piece = Array(bytes[taken..<taken + count])
                var index = 0
                while let object = try splitter.next(piece.span, at: &index) {
                    splitting.objects.append(object)
                }
                taken += count
            }
            try splitter.finish()
        } catch .json(let error) where error.fault == .tooLarge {
            splitting.isTooLarge = true
        } catch {
            splitting.fault = error
        }
        return splitting
    }
}
