import Primitives
import Support
import Testing

/// RFC 7693, appendix A; the shorter digest is of `b2sum -l 256`.
struct BLAKE2bTests {
    @Test(arguments: [
        (
            64,
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
        ),
        (32, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"),
    ])
    func digestsWhateverThePieces(_ length: Int, _ digest: String) {
        let message = Array("abc".utf8)
        for cut in 0...3 {
            let hash = BLAKE2b(length: length)
            hash.update(message.span.extracting(0..<cut))
            hash.update(message.span.extracting(cut..<message.count))
            #expect(Hex.encode(hash.finish()) == digest)
        }
    }
}
