import Formats
import Secrets
import Support
import Testing

/// JSON with secrets in it is the same JSON as any.
struct SecretJSONTests {
    @Test(arguments: ["", "plain", "quote\"back\\slash/", "line\nend\u{0}\u{1F}\u{7F}", "ä€😀"])
    func roundTripsAString(_ text: String) throws {
        let json = SecretJSON.string(SecretBytes(text: text))
        #expect(try JSONValue(parsing: json.revealed).text == ExactText(text))
        let object = SecretJSON.object([(ExactText(text), json)])
        let read = try SecretObject(parsing: object)
        #expect(read.names == [ExactText(text)])
        #expect(try read.secret(ExactText(text)) == SecretBytes(text: text))
    }

    @Test func writesObjects() throws {
        let secret = SecretJSON.string(SecretBytes(text: "s"))
        #expect(SecretJSON.object([]) == SecretBytes(text: "{}"))
        #expect(
            SecretJSON.object([("a", .integer(1))], "b", json: secret)
                == SecretBytes(text: #"{"a":1,"b":"s"}"#)
        )
    }

    @Test func readsWhatIsNoSecret() throws {
        let object = try SecretObject(
            parsing: SecretBytes(text: #" { "a" : [1, {"b":2}] , "c":null } "#)
        )
        #expect(object.names == ["a", "c"])
        #expect(try object.plain("a")?.elements?.count == 2)
        #expect(try object.plain("c")?.isNull == true)
        #expect(try object.plain("d") == nil)
    }
}
