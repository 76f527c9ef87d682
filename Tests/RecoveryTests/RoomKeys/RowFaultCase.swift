import Formats
import Support
import Testing

/// A row that gives no session, and why not.
struct RowFaultCase: Sendable, CustomTestStringConvertible {
    let name: String
    let fault: RowFault
    /// The whole text that holds the row.
    let text: [UInt8]

    var testDescription: String { name }

    private init(_ name: String, _ fault: RowFault, _ text: [UInt8]) {
        self.name = name
        self.fault = fault
        self.text = text
    }

    private static let session = SampleSession(1)

    /// Every way to be no session.
    static func all() throws -> [RowFaultCase] {
        try rows() + plaintexts() + listed()
    }

    /// Row by row, in a key backup.
    private static func rows() throws -> [RowFaultCase] {
        let good = try SampleRow(session.plaintext())
        func row(_ name: String, _ fault: RowFault, _ text: String) -> RowFaultCase {
            RowFaultCase("row: \(name)", fault, SampleRow.backup(text, id: session.id))
        }
        func changed(
            _ name: String,
            _ fault: RowFault,
            _ change: (inout SampleRow) -> Void
        ) -> RowFaultCase {
            row(name, fault, good.with(change).text)
        }
        func data(_ name: String, _ fault: RowFault, _ data: String) -> RowFaultCase {
            row(name, fault, "{\"session_data\":\(data)}")
        }
        let two = good.data.dropLast() + ",\"mac\":\"\(good.mac)\"}"
        let nothing = Base64.encode([UInt8](repeating: 0, count: 32))
        let otherwise = try SampleRow(session.plaintext(), to: SampleRow.otherKey)
        let cut = try Base64.encode(Array(Base64.decode(good.ciphertext).dropLast(16)))
        let torn = try Base64.encode(Array(Base64.decode(good.ciphertext).dropLast(1)))
        return [
            row("a number", .notAnObject, "5"), row("null", .notAnObject, "null"),
            row("a list", .notAnObject, "[\(good.text)]"),
            row("empty", .missing(.sessionData), "{}"),
            data("no ephemeral key", .missing(.ephemeral), "{\"ciphertext\":\"\",\"mac\":\"\"}"),
            data("no ciphertext", .missing(.ciphertext), "{\"ephemeral\":\"\",\"mac\":\"\"}"),
            data("no MAC", .missing(.mac), "{\"ephemeral\":\"\",\"ciphertext\":\"\"}"),
            data("session data a string", .malformed(.sessionData), "\"\(good.mac)\""),
            data("session data a list", .malformed(.sessionData), "[]"),
            row(
                "session data twice",
                .malformed(.sessionData),
                "{\"session_data\":\(good.data),\"session_data\":\(good.data)}"
            ),
            data("bytes for text", .malformed(.ephemeral), "{\"ephemeral\":[1,2,3]}"),
            data("a MAC that is null", .malformed(.mac), "{\"ephemeral\":\"\",\"mac\":null}"),
            data("two MACs", .malformed(.mac), String(two)),
            changed("ephemeral no base64", .base64(.ephemeral)) { $0.ephemeral = "!" },
            changed("ciphertext no base64", .base64(.ciphertext)) { $0.ciphertext = "AAA%" },
            changed("MAC no base64", .base64(.mac)) { $0.mac = "AAAAAAAAAA%" },
            changed("ephemeral short", .length(.ephemeral, 31)) {
                $0.ephemeral = Base64.encode([UInt8](repeating: 9, count: 31))
            },
            changed("ephemeral long", .length(.ephemeral, 33)) {
                $0.ephemeral = Base64.encode([UInt8](repeating: 9, count: 33))
            },
            changed("ephemeral of zeros", .lowOrderPoint) { $0.ephemeral = nothing },
            row("another backup's", .notOpened, otherwise.text),
            changed("MAC of another key", .notOpened) { $0.mac = otherwise.mac },
            changed("no last block", .padding) { $0.ciphertext = cut },
            changed("no whole blocks", .padding) { $0.ciphertext = torn },
            changed("no ciphertext at all", .padding) { $0.ciphertext = "" },
            RowFaultCase(
                "a room that is a list",
                .notAnObject,
                Array("{\"rooms\":{\"!r\":[]}}".utf8)
            ),
            RowFaultCase(
                "a room without a name",
                .roomUnknown,
                Array("{\"sessions\":{\"\(session.id)\":\(good.text)}}".utf8)
            ),
        ]
    }

    /// What may come out of a row whose key fits.
    private static func plaintexts() throws -> [RowFaultCase] {
        func opened(_ name: String, _ fault: RowFault, _ text: String) throws -> RowFaultCase {
            let row = try SampleRow(text).text
            return RowFaultCase("opened: \(name)", fault, SampleRow.backup(row, id: session.id))
        }
        let good = session.plaintext()
        let shared = Base64.encode([2] + [UInt8](repeating: 0, count: 228))
        return [
            try opened("no JSON", .plaintext, "{\"algorithm\":"),
            try opened("more behind it", .plaintext, good + "x"),
            try opened("a list", .notAnObject, "[]"),
            try opened("of another room", .anotherRoom, session.listed(in: "!other")),
            try opened("of another session", .anotherSession, SampleSession(2).plaintext()),
            try opened(
                "with another ID inside",
                .anotherSession,
                session.plaintext(",\"session_id\":\"\(SampleSession(2).id)\"")
            ),
            try opened(
                "of Olm",
                .algorithm,
                good.replacing("m.megolm.v1.aes-sha2", with: "m.olm.v1.curve25519-aes-sha2")
            ),
            try opened("the form of sharing", .sessionKey, keyed(shared)),
            try opened("a session key of 4 kB", .sessionKey, keyed(long(3072))),
            try opened("a session key of 164 bytes", .sessionKey, keyed(long(164))),
            try opened("a session key that is none", .sessionKey, keyed("not base64!")),
            try opened(
                "a session key of another version",
                .sessionKey,
                keyed(Base64.encode([3] + session.exported.dropFirst()))
            ),
        ]
    }

    private static func long(_ count: Int) -> String {
        Base64.encode([UInt8](repeating: 1, count: count))
    }

    private static func keyed(_ key: String) -> String {
        session.plaintext().replacing(Base64.encode(session.exported), with: key)
    }

    /// What a key export may hold.
    private static func listed() -> [RowFaultCase] {
        let good = session.listed()
        func listed(_ name: String, _ fault: RowFault, _ text: String) -> RowFaultCase {
            RowFaultCase("listed: \(name)", fault, SampleSession.list(text))
        }
        func without(_ property: String, _ fault: RowFault.Property) -> RowFaultCase {
            let other = good.replacing("\"\(property)\"", with: "\"other\"")
            return listed("without \(property)", .missing(fault), other)
        }
        func with(_ value: String, for old: String, _ fault: RowFault.Property) -> RowFaultCase {
            listed("\(fault) is \(value)", .malformed(fault), good.replacing(old, with: value))
        }
        return [
            listed("a string", .notAnObject, "\"\""), listed("empty", .missing(.algorithm), "{}"),
            without("room_id", .roomID), without("session_id", .sessionID),
            listed(
                "a room's ID of 256 bytes",
                .roomIDTooLong,
                session.listed(in: String(repeating: "!", count: 256))
            ),
            without("algorithm", .algorithm), without("sender_key", .senderKey),
            without("session_key", .sessionKey),
            with("5", for: "\"\(SampleRow.room)\"", .roomID),
            with("null", for: "\"\(session.id)\"", .sessionID),
            with("{}", for: "\"m.megolm.v1.aes-sha2\"", .algorithm),
            with("[1,2]", for: "\"S\"", .senderKey),
            with("[1,2]", for: "\"\(Base64.encode(session.exported))\"", .sessionKey),
            with("[[1,2,3]]", for: "[]", .forwardingChain),
            with("\"K\"", for: "[]", .forwardingChain),
            with("{\"ed25519\":[1]}", for: "{\"ed25519\":\"E\"}", .senderClaimedKeys),
            with("[]", for: "{\"ed25519\":\"E\"}", .senderClaimedKeys),
            listed(
                "sender_key twice",
                .malformed(.senderKey),
                session.listed(SampleRow.room, ",\"sender_key\":\"S\"")
            ),
            listed(
                "of another session",
                .anotherSession,
                good.replacing(session.id, with: SampleSession(2).id)
            ),
        ]
    }
}

extension SampleSession {
    /// The session as a key export has it.
    func listed(_ room: String, _ more: String) -> String { listed(in: room, more) }
}
