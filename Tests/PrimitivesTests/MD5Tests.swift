import Primitives
import Support
import Testing

/// RFC 1321.
struct MD5Tests {
    @Test(arguments: [
        ("", "d41d8cd98f00b204e9800998ecf8427e"),
        ("abc", "900150983cd24fb0d6963f7d28e17f72"),
        ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    ])
    func givesTheDigestsOfTheStandard(_ message: String, _ digest: String) throws {
        #expect(Hex.encode(try MD5Stream().digest(Array(message.utf8))) == digest)
    }

    @Test func beginsAnewAfterFinishing() throws {
        let stream = try MD5Stream()
        stream.update([1, 2].span)
        stream.update([3].span)
        let digest = stream.finish()
        #expect(digest == stream.digest([1], [2, 3]))
        #expect(stream.finish() == stream.digest())
    }
}
