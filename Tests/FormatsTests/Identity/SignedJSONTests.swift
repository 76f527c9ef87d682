import Formats
import Testing

/// Signed JSON (A4): what is signed is the canonical form of the object as it stands.
struct SignedJSONTests {
    private static let signature = Array(0..<64 as Range<UInt8>)

    private func signed(_ text: String) throws -> SignedJSON {
        try SignedJSON(JSONValue(parsing: Array(text.utf8)))
    }

    @Test func readsSignaturesInOrder() throws {
        let good = Base64.encode(Self.signature)
        let object = try signed(
            #"{"signatures":{"@b:x":{"ed25519:K":"\#(good)","ed25519:L":"?"},"@a:x":{"ed25519:M":"AAAA"}}}"#
        )
        #expect(object.signatures.map(\.userID) == ["@b:x", "@b:x", "@a:x"])
        #expect(object.signatures.map(\.keyID) == ["ed25519:K", "ed25519:L", "ed25519:M"])
        #expect(object.signatures.map(\.bytes) == [Self.signature, nil, nil])
        #expect(object.signature(by: "@b:x", "ed25519:K")?.bytes == Self.signature)
        #expect(object.signature(by: "@a:x", "ed25519:K") == nil)
    }

    @Test func signsUnknownPropertiesButNotSignaturesOrUnsigned() throws {
        let object = try signed(
            #"{ "z":1, "unsigned":{"age":1.5}, "a":"\u0062", "signatures":{} }"#
        )
        #expect(try object.signedBytes() == Array(#"{"a":"b","z":1}"#.utf8))
        #expect(object.signatures.isEmpty)
    }

    @Test func addsASignatureBesideTheOthers() throws {
        let object = try signed(
            #"{"a":1,"signatures":{"@b:x":{"ed25519:K":"old", "o":"x"}},"b":2}"#
        )
        let added = try object.adding([1, 2, 3], by: "@b:x", "ed25519:K")
        #expect(
            String(decoding: added.encoded, as: UTF8.self)
                == #"{"a":1,"signatures":{"@b:x":{"ed25519:K":"AQID","o":"x"}},"b":2}"#
        )
        let first = try signed(#"{}"#).adding([1], by: "@a:x", "k")
        #expect(first.encoded == Array(#"{"signatures":{"@a:x":{"k":"AQ"}}}"#.utf8))
    }

    @Test func refusesWhatIsNoObject() {
        #expect(throws: FormatError.property("signatures")) { try signed("[]") }
    }

    /// A server could hide a signature that does not hold behind junk.
    @Test(arguments: [
        (#"{"signatures":1}"#, 0), (#"{"signatures":[]}"#, 0), (#"{"signatures":null}"#, 0),
        (#"{"signatures":{"@a:x":"y"}}"#, 0),
        (#"{"signatures":{"@e:x":"junk","@a:x":{"ed25519:K":"AA"},"@f:x":[1]}}"#, 1),
    ])
    func takesNothingFromSignaturesBesideJunk(text: String, count: Int) throws {
        let object = try signed(text)
        #expect(object.signatures.count == count)
        let added = try SignedJSON(object.adding([1, 2], by: "@a:x", "ed25519:N"))
        #expect(added.signature(by: "@a:x", "ed25519:N") != nil)
        #expect(added.signatures.count == count + 1)
    }

    @Test func refusesWhatHasNoCanonicalForm() throws {
        let object = try signed(#"{"a":1.5}"#)
        #expect(throws: FormatError.canonicalJSON(.notAnInteger)) { try object.signedBytes() }
    }
}
