import Formats
import Primitives
import Secrets

/// A secret and its digest as two points of polynomials, so that a wrong share is found. Spec:
/// SLIP-0039.
enum SharedSecret {
    /// The places of the secret and of its digest.
    private static let secretPlace: UInt8 = 255
    private static let digestPlace: UInt8 = 254
    /// How many bytes of the HMAC are kept; random bytes, its key, make up the rest.
    private static let digestSize = 4

    /// As many points as `count`, from place 0 on, any `threshold` of which give the secret.
    static func split(
        _ secret: SecretBytes,
        threshold: Int,
        count: Int
    ) -> [SecretPolynomial.Point] {
        precondition((1...count).contains(threshold) && count <= 16)
        guard threshold > 1 else {
            return (0..<count).map { .init(place: UInt8($0), values: secret) }
        }
        let random = Randomness.secret(secret.count - digestSize)
        let chosen = (0..<threshold - 2).map { place in
            SecretPolynomial.Point(
                place: UInt8(place),
                values: Randomness.secret(secret.count)
            )
        }
        let digest = digest(of: secret, under: random).joined(with: random)
        let base =
            chosen + [
                .init(place: digestPlace, values: digest),
                .init(place: secretPlace, values: secret),
            ]
        return chosen
            + (threshold - 2..<count).map { place in
                let values = SecretPolynomial.values(at: UInt8(place), through: base)
                return .init(place: UInt8(place), values: values)
            }
    }

    /// The secret of exactly as many points as are needed.
    ///
    /// - Throws: `SharesError.digest`.
    static func recover(
        from points: [SecretPolynomial.Point]
    ) throws(RecoveryError) -> SecretBytes {
        if points.count == 1 { return points[0].values }
        let secret = SecretPolynomial.values(at: secretPlace, through: points)
        let digest = SecretPolynomial.values(at: digestPlace, through: points)
        let random = digest.slice(digestSize..<digest.count)
        guard Self.digest(of: secret, under: random) == digest.slice(0..<digestSize) else {
            throw .shares(.digest)
        }
        return secret
    }

    private static func digest(of secret: SecretBytes, under random: SecretBytes) -> SecretBytes {
        var code = secret.withBytes { HMACSHA256.code(of: $0, key: random) }
        defer { code.wipe() }
        return SecretBytes(copying: code.span.extracting(first: digestSize))
    }
}
