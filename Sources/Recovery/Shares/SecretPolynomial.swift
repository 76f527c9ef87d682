import Secrets

/// Shamir's polynomials over the field of 256 elements, one for each byte of a secret: every
/// threshold of points gives all the others, and fewer give nothing. Spec: SLIP-0039.
///
/// Places are public, values are not: secret bytes are multiplied bit by bit, without a table and
/// without a branch.
enum SecretPolynomial {
    /// The values of all polynomials at one place.
    struct Point: Sendable {
        let place: UInt8
        let values: SecretBytes
    }

    /// The values at `place` of the polynomials of least degree through `points`, which lie at
    /// different places and are of one length.
    static func values(at place: UInt8, through points: [Point]) -> SecretBytes {
        let factors = points.map { point in
            points.filter { $0.place != point.place }.reduce(UInt8(1)) { product, other in
                let quotient = multiply(place ^ other.place, inverse(point.place ^ other.place))
                return multiply(product, quotient)
            }
        }
        return SecretBytes(count: points.first?.values.count ?? 0) { target in
            for (point, factor) in zip(points, factors) {
                point.values.withBytes { values in
                    for index in values.indices {
                        target[index] ^= multiply(values[index], factor)
                    }
                }
            }
        }
    }

    /// The product modulo x⁸ + x⁴ + x³ + x + 1, in a time that depends on nothing.
    static func multiply(_ one: UInt8, _ other: UInt8) -> UInt8 {
        var one = one
        var product: UInt8 = 0
        for bit in UInt8(0)..<8 {
            product ^= one & (0 &- (other >> bit & 1))
            one = one << 1 ^ (0x1B & (0 &- (one >> 7)))
        }
        return product
    }

    /// What gives 1 with `element`: its 254th power. 0 for 0.
    private static func inverse(_ element: UInt8) -> UInt8 {
        (0..<253).reduce(element) { power, _ in multiply(power, element) }
    }
}
