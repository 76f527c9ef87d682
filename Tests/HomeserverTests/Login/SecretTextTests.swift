import Formats
import Secrets
import Support
import Testing

@testable import Homeserver

/// Secrets as they are sent: in JSON, in forms, and never as a new line of a request.
@Suite struct SecretTextTests {
    private static let awkward = [
        "", "plain", "quote\"back\\slash", "line\nend\r\u{0}\u{1F}\u{7F}", "ä€😀", "a&b=c%d+e f/",
    ]

    @Test(arguments: awkward)
    func roundTripsInJSON(_ text: String) throws {
        let secret = SecretBytes(text: text)
        let json = SecretJSON.object([("type", .string("t"))], "password", secret)
        let parsed = try JSONValue(parsing: json.revealed)
        #expect(parsed.members?.count == 2)
        #expect(try parsed.member("type")?.text == "t")
        #expect(try parsed.member("password")?.text == ExactText(text))
        let alone = try JSONValue(parsing: SecretJSON.object([], "p", secret).revealed)
        #expect(try alone.member("p")?.text == ExactText(text))
    }

    @Test(arguments: awkward)
    func roundTripsInAForm(_ text: String) {
        let form = SecretForm.encode([("a", "1 2"), ("b", "&")], "token", SecretBytes(text: text))
        #expect(form.isToken)
        #expect(SecretForm.value(of: "token", in: form) == SecretBytes(text: text))
        #expect(SecretForm.value(of: "a", in: form) == SecretBytes(text: "1 2"))
        #expect(SecretForm.value(of: "c", in: form) == nil)
        #expect(SecretForm.value(of: "oken", in: form) == nil)
    }

    @Test(arguments: [("a=%", "%"), ("a=%4", "%4"), ("a=%zz", "%zz"), ("a=%41%", "A%")])
    func leavesWhatIsNoEscape(_ form: String, _ value: String) {
        #expect(
            SecretForm.value(of: "a", in: SecretBytes(text: form)) == SecretBytes(text: value)
        )
    }

    @Test(
        arguments: [
            ("http://127.0.0.1:1/x?loginToken=abc", "abc"), ("loginToken=abc&b=c", "abc"),
            ("http://127.0.0.1:1/x?a=b&loginToken=a%2Fc#f", "a/c"), ("abc", "abc"),
        ]
    )
    func findsTheTokenOfSingleSignOn(_ text: String, _ token: String) {
        #expect(SingleSignOn.token(in: SecretBytes(text: text)) == SecretBytes(text: token))
    }

    @Test(
        arguments: [
            ("syt_YQ~.-", true), ("", false), ("a b", false), ("a\r\nb", false), ("ä", false),
        ]
    )
    func tellsATokenFromWhatEndsALine(_ text: String, _ isToken: Bool) {
        #expect(SecretBytes(text: text).isToken == isToken)
    }
}
