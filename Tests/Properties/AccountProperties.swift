import Formats

/// The files of an account are kept byte for byte, but for what is edited.
enum AccountProperties {
    /// A document gives its bytes back, and an edit changes one event.
    static func documentsAreKept(_ bytes: [UInt8]) throws(BrokenProperty) {
        _ = try? PublishedIdentity(decoding: bytes)
        _ = try? BackupVersion(decoding: bytes)
        for name in ["m.cross_signing.master", "m.cross_signing.master.json", "x", ""] {
            _ = try? AccountDocument(recognising: bytes, fileName: name)
        }
        let kind = DocumentKind(of: bytes)
        let document: AccountDocument
        do throws(FormatError) {
            document = try AccountDocument(recognising: bytes)
        } catch .account(.duplicateEvent) {
            return
        } catch {
            guard case .accountData = kind else { return }
            throw BrokenProperty("what is known as account data can be read")
        }
        if case .accountData(let form) = kind {
            try expect(form == document.form, "account data is known as what it is")
        }
        try expect(document.bytes == bytes, "a document keeps its bytes")
        for event in document.events {
            let same = try? document.setting(event.type, to: event.content)
            try expect(same?.bytes == bytes, "an event set to what it is changes nothing")
            try expectEdit(of: event, in: document)
        }
        guard document.form != .singleEvent, document.form != .content else { return }
        try expectAddition(to: document)
    }

    private static let content = JSONValue.object([("edited", .bool(true))])

    private static func expectEdit(
        of event: AccountDataEvent,
        in document: AccountDocument
    ) throws(BrokenProperty) {
        let edited = try require(
            try? document.setting(event.type, to: content),
            "every event can be set"
        )
        try expect(edited.events.count == document.events.count, "an edit adds no event")
        for (old, new) in zip(document.events, edited.events) {
            let expected = old.type == event.type ? content.encoded : old.content.encoded
            try expect(new.type == old.type, "an edit changes no type")
            try expect(new.content.encoded == expected, "an edit changes one event's content")
        }
    }

    private static func expectAddition(to document: AccountDocument) throws(BrokenProperty) {
        let type: EventType = "org.example.added"
        guard document.event(type) == nil else { return }
        let larger = try require(try? document.setting(type, to: content), "an event can be added")
        try expect(larger.form == document.form, "a document keeps its form")
        let added = larger.event(type)?.content.encoded
        try expect(added == content.encoded, "what was added is there")
        let others = larger.events.filter { $0.type != type }.map(\.content.encoded)
        try expect(others == document.events.map(\.content.encoded), "the others stay")
    }
}
