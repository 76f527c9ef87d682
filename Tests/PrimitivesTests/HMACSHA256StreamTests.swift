import Primitives
import Secrets
import Support
import Testing

/// RFC 2104; Spec: B10. The same codes as libsodium's, which the RFC's vectors hold.
struct HMACSHA256StreamTests {
    @Test(arguments: [0, 1, 31, 32, 63, 64])
    func agreesWithTheOtherImplementation(_ keyLength: Int) {
        let key = Randomness.secret(keyLength)
        for count in [0, 1, 55, 56, 63, 64, 65, 1000, 100_000] {
            let message = Randomness.bytes(count)
            let stream = HMACSHA256Stream(key: key)
            stream.update(message.span)
            #expect(stream.finish() == HMACSHA256.code(of: message, key: key), "\(count)")
        }
    }

    @Test func takesPiecesAndBeginsAnew() {
        let key = Randomness.secret(32)
        let message = Randomness.bytes(1000)
        let stream = HMACSHA256Stream(key: key)
        for length in [1, 7, 64, 999] {
            for start in stride(from: 0, to: message.count, by: length) {
                stream.update(message.span.extracting(start..<min(1000, start + length)))
            }
            #expect(stream.finish() == HMACSHA256.code(of: message, key: key))
        }
    }
}
