import Formats
import Primitives
import Secrets

/// The keys of one message, in guarded memory that the next message's keys go into.
///
/// ```
/// HKDF-SHA-256(ratchet, no salt, "MEGOLM_KEYS") ─► AES key 32 │ MAC key 32 │ IV 16
/// ```
/// Specification: "Megolm group ratchet", message encryption.
final class MegolmMessageKeys {
    private static let aesKey = 0..<32
    private static let macKey = 32..<64
    private static let iv = 64..<80
    private static let info = Array("MEGOLM_KEYS".utf8)

    /// Three blocks of HKDF, of which the last is used in half.
    private let memory = WorkBuffer(count: 96)

    /// Derives the keys of the message that `ratchet` stands at.
    func derive(from ratchet: Span<UInt8>) {
        memory.withMutableBytes(0..<memory.count) { target in
            HKDFSHA256.derive(from: ratchet, salt: [], info: Self.info, into: &target)
        }
    }

    /// Decrypts the message, after its MAC was checked. What comes out leaves guarded memory.
    ///
    /// - Throws: `MegolmRefusal.mac` and `.padding`.
    func decrypt(_ message: MegolmMessage) throws(MegolmRefusal) -> [UInt8] {
        let bytes = message.bytes
        return try memory.withBytes(0..<memory.count) { (keys: Span<UInt8>) throws(MegolmRefusal) in
            let code = HMACSHA256.code(
                of: bytes.span.extracting(message.authenticated),
                key: keys.extracting(Self.macKey)
            )
            let mac = bytes.span.extracting(message.mac)
            guard code.span.extracting(first: mac.count).isEqualInConstantTime(to: mac) else {
                throw .mac
            }
            do throws(PrimitivesError) {
                return try AES256CBC.decrypt(
                    bytes.span.extracting(message.ciphertext),
                    key: keys.extracting(Self.aesKey),
                    iv: keys.extracting(Self.iv)
                )
            } catch {
                throw .padding
            }
        }
    }
}
