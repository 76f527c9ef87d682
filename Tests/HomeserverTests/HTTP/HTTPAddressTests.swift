import Homeserver
import Recovery
import Testing

/// Where requests, and with them tokens, may go. Issue 5: the Homeserver target.
@Suite struct HTTPAddressTests {
    @Test(
        arguments: [
            ("https://matrix.example.org", "https://matrix.example.org"),
            ("HTTPS://matrix.example.org/", "https://matrix.example.org"),
            ("matrix.example.org:8448", "https://matrix.example.org:8448"),
            ("https://example.org/base//", "https://example.org/base"),
            ("https://[2001:db8::1]:8448", "https://[2001:db8::1]:8448"),
            ("http://localhost:8008", "http://localhost:8008"),
            ("http://127.0.0.1:8008", "http://127.0.0.1:8008"),
            ("http://127.255.3.4", "http://127.255.3.4"),
            ("http://[::1]:8008", "http://[::1]:8008"),
        ]
    )
    func accepts(_ text: String, _ whole: String) throws {
        #expect(try HTTPAddress(parsing: text).text == whole)
    }

    @Test(
        arguments: [
            "", "https://", "https:///path", "ftp://example.org", "file:///etc/passwd",
            "https://user:password@example.org", "https://example.org?query", "https://a b",
            "https://example.org#part", "https://example.org:0", "https://example.org:65536",
            "https://example.org:", "https://example.org:+80", "https://example.org:x",
            "https://[::1",
            "https://[::1]x", "https://[]", "https://ex\u{E4}mple.org", "https://a\r\nb",
            "https://example.org\\@other", "javascript://example.org",
        ]
    )
    func refuses(_ text: String) {
        #expect(throws: HomeserverError.notAnAddress(text)) { try HTTPAddress(parsing: text) }
    }

    /// libcurl takes numbers with a zero in front for octal: 0127 is 87.
    @Test(
        arguments: [
            "http://matrix.example.org", "http://128.0.0.1", "http://0127.0.0.1",
            "http://127.0.0.01", "http://127.1", "http://localhost.example.org",
            "http://127.0.0.1.example.org", "http://[::2]", "HTTP://10.0.0.1",
        ]
    )
    func refusesPlainHTTPToOthers(_ text: String) {
        #expect(throws: HomeserverError.plainHTTP(text)) { try HTTPAddress(parsing: text) }
    }

    @Test(
        arguments: [
            ("https://example.org", "/"), ("https://example.org/a/", "/a/"),
            ("https://example.org/a?b=c%2F&d", "/a?b=c%2F&d"),
        ]
    )
    func keepsAnEndpointAsItStands(_ text: String, _ path: String) throws {
        let endpoint = try HTTPEndpoint(parsing: text)
        #expect(endpoint.path == path)
        #expect(endpoint.server.text == "https://example.org")
    }

    @Test(
        arguments: [
            "example.org", "//example.org/a", "/a", "", "https:example.org",
            "https://example.org/a b", "https://example.org/a#b", "https://example.org?a",
            "file:///etc/passwd", "https://a@example.org/", "https://example.org/\r\nX: y",
        ]
    )
    func refusesEndpoints(_ text: String) {
        #expect(throws: HomeserverError.self) { try HTTPEndpoint(parsing: text) }
    }
}
