import Formats
import Primitives
import Secrets

/// What two devices have in common once they have shown each other their keys, and what is derived
/// from it.
///
/// ```
/// short string   HKDF(secret, info "MATRIX_KEY_VERIFICATION_SAS|" USER "|" DEVICE "|" KEY "|"
///                     USER "|" DEVICE "|" KEY "|" TRANSACTION), the one that started first
/// code           HMAC(HKDF(secret, info "MATRIX_KEY_VERIFICATION_MAC" USER DEVICE USER DEVICE
///                     TRANSACTION KEY-ID), text), the one that vouches first
/// ```
/// Specification: "SAS HKDF calculation", "MAC calculation".
struct SASSecret: Sendable {
    /// One of the two devices.
    enum Side: Sendable {
        case own, other
    }

    private static let noSalt: [UInt8] = []
    private static let list: ExactText = "KEY_IDS"

    private let shared: SecretBytes
    private let userID: ExactText
    private let own: (deviceID: ExactText, key: [UInt8])
    private let other: (deviceID: ExactText, key: [UInt8])
    private let transactionID: ExactText

    /// - Parameters:
    ///   - keyPair: ours.
    ///   - key: the other device's.
    /// - Throws: `PrimitivesError.lowOrderPoint` where the secret would be all zeros.
    init(
        _ keyPair: SASKeyPair,
        with key: [UInt8],
        of device: DeviceKey,
        _ parties: VerificationParties,
        _ transactionID: ExactText
    ) throws(PrimitivesError) {
        shared = try X25519.sharedSecret(of: keyPair.privateKey, with: key)
        userID = parties.userID
        own = (parties.own.deviceID, keyPair.publicKey)
        other = (device.deviceID, key)
        self.transactionID = transactionID
    }

    /// What the person compares; nil never, as enough bytes are derived for it.
    func shortString(startedBy side: Side) -> ShortAuthenticationString? {
        let parts = (side == .own ? [own, other] : [other, own]).flatMap { part in
            [userID.utf8, part.deviceID.utf8, Base64.encode(part.key.span)]
        }
        let fields = [Array("MATRIX_KEY_VERIFICATION_SAS".utf8)] + parts + [transactionID.utf8]
        let bytes = HKDFSHA256.derive(
            from: shared,
            salt: Self.noSalt,
            info: Array(fields.joined(separator: "|".utf8)),
            count: ShortAuthenticationString.length
        )
        return bytes.withBytes { bytes in
            ShortAuthenticationString(decoding: bytes.indices.map { bytes[$0] })
        }
    }

    /// The code by which a side vouches for a key.
    func code(by side: Side, of publicKey: [UInt8], keyID: ExactText) -> [UInt8] {
        code(by: side, of: Base64.encode(publicKey.span), keyID)
    }

    /// The code by which a side vouches for its being these keys and no others.
    func listCode(by side: Side, of keyIDs: [ExactText]) -> [UInt8] {
        let list = keyIDs.sorted().map(\.utf8).joined(separator: ",".utf8)
        return code(by: side, of: Array(list), Self.list)
    }

    private func code(by side: Side, of text: [UInt8], _ name: ExactText) -> [UInt8] {
        let (from, to) =
            side == .own ? (own.deviceID, other.deviceID) : (other.deviceID, own.deviceID)
        let fields: [ExactText] = [
            "MATRIX_KEY_VERIFICATION_MAC", userID, from, userID, to, transactionID, name,
        ]
        let key = HKDFSHA256.derive(
            from: shared,
            salt: Self.noSalt,
            info: fields.flatMap(\.utf8),
            count: HMACSHA256.codeLength
        )
        return HMACSHA256.code(of: text, key: key)
    }
}
