import Primitives
import Support
import Testing

/// FIPS 180-4.
struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func givesTheDigestsOfTheStandard(_ message: String, _ digest: String) {
        #expect(Hex.encode(SHA256.digest(Array(message.utf8))) == digest)
    }

    @Test(arguments: [1, 63, 64, 65, 1000, 65_536])
    func doesNotDependOnThePieces(_ size: Int) {
        let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        let stream = SHA256Stream()
        var offset = 0
        while offset < million.count {
            let end = min(offset + size, million.count)
            stream.update(million.span.extracting(offset..<end))
            offset = end
        }
        #expect(
            Hex.encode(stream.finish())
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        )
    }

    @Test func beginsAnewAfterFinishing() {
        let stream = SHA256Stream()
        stream.update([1, 2, 3].span)
        #expect(stream.finish() == SHA256.digest([1, 2, 3]))
        stream.update([4].span)
        #expect(stream.finish() == SHA256.digest([4]))
        #expect(stream.finish() == SHA256.digest([]))
    }
}
