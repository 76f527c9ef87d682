import Formats
import Support
import Testing

/// Spec: A6, A11; traps 1.19, 1.24, 1.26.
struct StoredSecretTests {
    private func stored(_ text: String, _ type: EventType = .master) throws -> StoredSecret {
        try StoredSecret(decoding: JSONValue(parsing: Array(text.utf8)), of: type)
    }

    private func entries(
        _ text: String,
        _ type: EventType = .master
    ) throws -> [StoredSecret.Entry] {
        guard case .encrypted(let entries) = try stored(text, type) else {
            throw TestDataError.malformed(text)
        }
        return entries
    }

    // traps 1.19: `{}` is how Matrix deletes; `{"encrypted":{}}` is what two clients leave.
    @Test(arguments: ["{}", "{\"encrypted\":{}}", "{\"encrypted\":{},\"x\":1}"])
    func seesDeletedSecrets(_ text: String) throws {
        guard case .deleted = try stored(text) else {
            Issue.record("not deleted")
            return
        }
    }

    // traps 1.19: `encrypted` may be no map.
    @Test(arguments: [
        "{\"encrypted\":\"yes\"}", "{\"encrypted\":null}", "{\"encrypted\":[1]}", "{\"x\":{}}",
        "\"text\"", "7", "[]", "null", "{\"k\":{\"passthrough\":true}}",
    ])
    func seesOtherAccountData(_ text: String) throws {
        guard case .notASecret = try stored(text) else {
            Issue.record("taken for a secret")
            return
        }
    }

    // traps 1.13, 1.19: IDs of any shape; entries that are no object stay entries.
    @Test func readsEveryEntryInOrder() throws {
        let text = #"{"encrypted":{"b/+=":{},"a.b":"x","":null,"b":{"passthrough":true}},"x":1}"#
        let entries = try entries(text)
        #expect(entries.map(\.keyID) == ["b/+=", "a.b", "", "b"])
        #expect(
            entries.map(\.form) == [
                .unknown, .malformed(.notAnObject), .malformed(.notAnObject), .passthrough,
            ]
        )
    }

    // traps 1.26: the oldest clients left out `encrypted`, for the backup key alone.
    @Test func readsAnUnwrappedPassthrough() throws {
        let entries = try entries(#"{"K":{"passthrough":true},"x":{"y":1},"z":7}"#, .megolmBackup)
        #expect(entries.map(\.keyID) == ["K"])
        #expect(entries.map(\.form) == [.passthrough])
    }

    /// As it is while a rotation is under way: the new entry stands beside the old mark.
    @Test func readsAnUnwrappedPassthroughBesideOthers() throws {
        let text = #"{"K":{"passthrough":true},"encrypted":{"N":{"iv":"x"}}}"#
        #expect(try entries(text, .megolmBackup).map(\.keyID) == ["N", "K"])
        #expect(try entries(text).map(\.keyID) == ["N"])
        let empty = #"{"K":{"passthrough":true},"encrypted":{}}"#
        #expect(try entries(empty, .megolmBackup).map(\.keyID) == ["K"])
    }

    @Test func readsAPassthroughOnceThatStandsInBothPlaces() throws {
        let text = #"{"K":{"passthrough":true},"encrypted":{"K":{"iv":"x"}}}"#
        let entries = try entries(text, .megolmBackup)
        #expect(entries.map(\.form) == [.malformed(.property("iv"))], "the wrapped one")
    }

    @Test func takesAKeyForAKeyWhateverItsName() throws {
        let text = #"{"encrypted":{"passthrough":true,"iv":{}}}"#
        #expect(try entries(text, .megolmBackup).map(\.keyID) == ["passthrough", "iv"])
    }

    @Test(arguments: [
        #"{"encrypted":{},"encrypted":{}}"#, #"{"encrypted":{"a":{},"a":{}}}"#,
        #"{"encrypted":{"a":{"iv":"x","iv":"y"}}}"#,
    ])
    func refusesNamesThatStandTwice(_ text: String) {
        #expect(throws: FormatError.self) { try stored(text) }
    }

    @Test func doesNotMindOtherNamesThatStandTwice() throws {
        #expect(try entries(#"{"x":1,"x":2,"encrypted":{"a":{}}}"#).map(\.keyID) == ["a"])
    }
}
