import Formats
import Recovery
import Support
import Testing

/// Design section 3: a plan is data.
struct PlanTests {
    private func value(_ text: String) throws -> JSONValue {
        try JSONValue(parsing: Array(text.utf8))
    }

    @Test func listsWritesInOrderWithWhatStoodBefore() throws {
        var plan = Plan(over: [AccountDataEvent(type: .master, content: try value("{\"a\":1}"))])
        plan.set(.master, to: try value("{\"a\":2}"), .restore)
        plan.set(.selfSigning, to: try value("{}"), .setSecret)
        plan.set(.master, to: try value("{\"a\":3}"), .removeSecret)
        #expect(plan.writes.map(\.type) == [.master, .selfSigning, .master])
        #expect(plan.writes.map(\.purpose) == [.restore, .setSecret, .removeSecret])
        let before = plan.writes.map { write in
            write.before.map { String(decoding: $0.encoded, as: UTF8.self) }
        }
        #expect(before == ["{\"a\":1}", nil, "{\"a\":2}"])
        #expect(plan.result.map(\.type) == [.master, .selfSigning])
        #expect(plan.content(of: .master)?.encoded == Array("{\"a\":3}".utf8))
    }

    @Test func writesNothingThatIsThereAlready() throws {
        var plan = Plan(over: [
            AccountDataEvent(type: .master, content: try value("{ \"b\":1, \"a\":2 }"))
        ])
        plan.set(.master, to: try value("{\"a\":2,\"b\":1}"), .restore)
        #expect(plan.writes.isEmpty)
        #expect(plan.content(of: .master)?.encoded == Array("{ \"b\":1, \"a\":2 }".utf8))
    }
}
