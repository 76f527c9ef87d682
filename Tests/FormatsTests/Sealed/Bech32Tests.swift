import Formats
import Secrets
import Support
import Testing

/// BIP 173, without its limit on length, as C2SP age has it.
struct Bech32Tests {
    @Test(arguments: [
        "A12UEL5L", "a12uel5l",
        "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
        "11" + String(repeating: "q", count: 82) + "c8247j",
        "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w", "?1ezyfcl",
    ])
    func acceptsTheValidStringsOfBIP173(_ text: String) throws {
        let (prefix, data) = try Bech32.layout(of: Array(text.utf8).span)
        #expect(text.lowercased().hasPrefix(prefix + "1"))
        #expect(data.upperBound == text.utf8.count - 6)
    }

    /// All of BIP 173's but the one that is only too long, which age allows.
    @Test(arguments: [
        ("\u{20}1nwldj5", Bech32Error.character(position: 0)),
        ("\u{7f}1axkwrx", .character(position: 0)),
        ("\u{80}1eym55h", .character(position: 0)),
        ("pzry9x0s0muk", .separator), ("1pzry9x0s0muk", .separator),
        ("x1b4n0q5v", .character(position: 2)), ("li1dgmt3", .separator),
        ("de1lg7wt\u{ff}", .character(position: 8)), ("A1G7SGD8", .checksum),
        ("10a06t8", .separator), ("1qzzfhee", .separator), ("a12UEL5L", .mixedCase),
        ("", .separator),
    ])
    func refusesTheInvalidStringsOfBIP173(_ text: String, _ error: Bech32Error) {
        #expect(throws: FormatError.age(.bech32(error))) {
            try Bech32.layout(of: Array(text.utf8).span)
        }
    }

    @Test(arguments: ["age1qdd35qf", "age1qpu0j2ex", "age1qqqyst3gn"])
    func refusesDataThatAreNotWholeBytes(_ text: String) {
        #expect(throws: FormatError.age(.bech32(.padding))) {
            let _: (prefix: String, [UInt8]) = try Bech32.decode(text)
        }
    }

    @Test func refusesEveryChangedCharacterOfARecipient() throws {
        let text = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
        for index in text.utf8.indices.map({ text.utf8.distance(from: text.startIndex, to: $0) }) {
            var bytes = Array(text.utf8)
            bytes[index] = bytes[index] == UInt8(ascii: "q") ? UInt8(ascii: "p") : UInt8(ascii: "q")
            #expect(throws: FormatError.self) {
                try Bech32.decode(String(decoding: bytes, as: UTF8.self))
            }
        }
    }

    @Test(arguments: 0...40)
    func roundTripsBytesOfEveryLength(_ count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 200) }
        let text = Bech32.encode(prefix: "age", bytes)
        let (prefix, back) = try Bech32.decode(text)
        #expect(prefix == "age")
        #expect(back == bytes)
        let secret = Bech32.encodeUppercased(prefix: "age", SecretBytes(copying: bytes))
        #expect(secret.revealed == Array(text.uppercased().utf8))
        let opened: (prefix: String, SecretBytes) = try secret.withBytes {
            (text: Span<UInt8>) throws(FormatError) in try Bech32.decode(text)
        }
        #expect(opened.1.revealed == bytes)
    }
}
