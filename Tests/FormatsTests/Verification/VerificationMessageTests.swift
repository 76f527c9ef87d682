import Formats
import Support
import Testing

/// Specification: `m.key.verification.*`.
struct VerificationMessageTests {
    private static let code = Base64.encode([UInt8](repeating: 7, count: 32))

    private static let contents: [VerificationMessage.Kind: String] = [
        .request: """
        {"from_device":"D","methods":["m.sas.v1","m.qr_code.show.v1"],"timestamp":1700000000000,\
        "transaction_id":"T"}
        """,
        .ready: "{\"from_device\":\"D\",\"methods\":[\"m.sas.v1\"],\"transaction_id\":\"T\"}",
        .start: """
        {"from_device":"D","hashes":["sha256"],"key_agreement_protocols":["a","b"],\
        "message_authentication_codes":["m"],"method":"m.sas.v1",\
        "short_authentication_string":["decimal","emoji"],"transaction_id":"T"}
        """,
        .accept: """
        {"commitment":"\(code)","hash":"sha256","key_agreement_protocol":"a",\
        "message_authentication_code":"m","method":"m.sas.v1",\
        "short_authentication_string":["decimal"],"transaction_id":"T"}
        """,
        .key: "{\"key\":\"\(code)\",\"transaction_id\":\"T\"}",
        .mac: """
        {"keys":"\(code)","mac":{"ed25519:D":"\(code)","ed25519:M":"\(code)"},\
        "transaction_id":"T"}
        """,
        .done: "{\"transaction_id\":\"T\"}",
        .cancel: "{\"code\":\"m.user\",\"reason\":\"no\",\"transaction_id\":\"T\"}",
    ]

    private static func read(
        _ kind: VerificationMessage.Kind,
        _ text: String
    ) throws -> VerificationMessage {
        try VerificationMessage(kind, decoding: JSONValue(parsing: Array(text.utf8)))
    }

    private static func content(_ kind: VerificationMessage.Kind) throws -> JSONValue {
        try JSONValue(parsing: Array(#require(contents[kind]).utf8))
    }

    @Test func readsWhatAnotherDeviceSays() throws {
        let request = try Self.read(.request, #require(Self.contents[.request]))
        guard case .request(let asked) = request.body else {
            Issue.record("it is no request")
            return
        }
        #expect(request.transactionID == "T")
        #expect(asked.deviceID == "D")
        #expect(asked.methods.contains(.sas))
        #expect(asked.timestamp == 1_700_000_000_000)
        let cancellation = try Self.read(.cancel, #require(Self.contents[.cancel]))
        guard case .cancel(let end) = cancellation.body else {
            Issue.record("it is no cancellation")
            return
        }
        #expect(end.code == .user)
        #expect(end.reason == "no")
    }

    /// What a start for another method holds beside it is that method's matter.
    @Test func readsAStartByAnotherMethod() throws {
        let text = """
            {"from_device":"D","method":"m.reciprocate.v1","secret":"S","transaction_id":"T"}
            """
        guard case .start(let start) = try Self.read(.start, text).body else {
            Issue.record("it is no start")
            return
        }
        #expect(start.offer == nil)
        #expect(start.method.rawValue == "m.reciprocate.v1")
        #expect(start.content.encoded == Array(text.utf8))
    }

    @Test func passesOverWhatIsUnknown() throws {
        for (kind, text) in Self.contents {
            let more = "{\"org.example.x\":[1.5,null]," + text.dropFirst()
            #expect(try Self.read(kind, more).kind == kind)
        }
    }

    @Test func passesOverReasonsThatAreNone() throws {
        for reason in ["1", "\"\(String(repeating: "r", count: 256))\""] {
            let text = "{\"code\":\"m.user\",\"reason\":\(reason),\"transaction_id\":\"T\"}"
            guard case .cancel(let end) = try Self.read(.cancel, text).body else {
                Issue.record("it is no cancellation")
                continue
            }
            #expect(end.code == .user)
            #expect(end.reason == nil)
        }
    }

    @Test func needsEveryProperty() throws {
        for kind in Self.contents.keys {
            let content = try Self.content(kind)
            for member in content.members ?? []
            where !["reason"].contains(member.name) && (kind, member.name) != (.accept, "method") {
                let name = member.name.string
                for changed in [
                    try content.removing(member.name),
                    try content.setting(member.name, to: .bool(true)),
                    try content.setting(member.name, to: .string("")),
                ] {
                    #expect(throws: FormatError.property(name)) {
                        try VerificationMessage(kind, decoding: changed)
                    }
                }
            }
        }
    }

    @Test(
        arguments: [
            (.key, "{\"key\":\"AAAA\",\"transaction_id\":\"T\"}", "key"),
            // Padded, in the other alphabet, with bits left over: one key has one text.
            (.key, "{\"key\":\"\(code)=\",\"transaction_id\":\"T\"}", "key"),
            (
                .key, "{\"key\":\"\(String(repeating: "_", count: 43))\",\"transaction_id\":\"T\"}",
                "key"
            ),
            (.key, "{\"key\":\"\(code.dropLast())d\",\"transaction_id\":\"T\"}", "key"),
            (
                .mac, "{\"keys\":\"\(code)\",\"mac\":{\"\":\"\(code)\"},\"transaction_id\":\"T\"}",
                "mac"
            ),
            (.mac, "{\"keys\":\"\(code)\",\"mac\":{\"a\":\"AA\"},\"transaction_id\":\"T\"}", "mac"),
            (
                .mac,
                """
                {"keys":"\(code)","mac":{"a":"\(code)","a":"\(code)"},"transaction_id":"T"}
                """,
                "mac"
            ),
            (.done, "{\"transaction_id\":\"\\ud800\"}", "transaction_id"),
            (.done, "[]", "content"),
        ] as [(VerificationMessage.Kind, String, String)]
    )
    func refuses(_ kind: VerificationMessage.Kind, _ text: String, _ property: String) {
        #expect(throws: FormatError.property(property)) { try Self.read(kind, text) }
    }

    @Test func refusesWhatIsTooLong() throws {
        let long = String(repeating: "a", count: 256)
        let many = (0..<33).map { "\"\($0)\"" }.joined(separator: ",")
        let codes = (0..<33).map { "\"\($0)\":\"\(Self.code)\"" }.joined(separator: ",")
        let huge = String(repeating: "a", count: 65_536)
        for (kind, text, property) in [
            (.done, "{\"transaction_id\":\"\(long)\"}", "transaction_id"),
            (
                .ready, "{\"from_device\":\"D\",\"methods\":[\(many)],\"transaction_id\":\"T\"}",
                "methods"
            ),
            (
                .mac, "{\"keys\":\"\(Self.code)\",\"mac\":{\(codes)},\"transaction_id\":\"T\"}",
                "mac"
            ),
            (.done, "{\"transaction_id\":\"T\",\"x\":\"\(huge)\"}", "content"),
        ] as [(VerificationMessage.Kind, String, String)] {
            #expect(throws: FormatError.property(property)) { try Self.read(kind, text) }
        }
    }

    @Test func refusesAPropertyThatStandsTwice() {
        #expect(throws: FormatError.self) {
            try Self.read(.done, "{\"transaction_id\":\"T\",\"transaction_id\":\"U\"}")
        }
    }

    @Test func namesATransactionOfWhatIsMalformed() throws {
        let content = try JSONValue(parsing: Array("{\"transaction_id\":\"T\",\"key\":1}".utf8))
        #expect(VerificationMessage.transactionID(of: content) == "T")
        #expect(VerificationMessage.transactionID(of: .object([])) == nil)
    }

    @Test func writesWhatItReads() throws {
        for kind in Self.contents.keys {
            let content = try Self.content(kind)
            let written = try VerificationMessage(kind, decoding: content).content
            #expect(try written.canonical() == content.canonical())
        }
    }
}
