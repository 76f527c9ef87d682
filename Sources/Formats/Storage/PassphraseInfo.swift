/// How a storage key is derived from a passphrase: the `passphrase` object of a description.
///
/// Every number in it comes from the server. The bounds are set where the derivation runs.
/// Spec: A9, B4.
package struct PassphraseInfo: Hashable, Sendable {
    /// The only derivation there is: PBKDF2-HMAC-SHA-512.
    package static let pbkdf2: ExactText = "m.pbkdf2"

    /// The derivation's identifier.
    package let algorithm: ExactText
    /// The salt: text, used as its UTF-8 bytes and never decoded.
    package let salt: ExactText
    /// The number of PBKDF2 rounds, as stated.
    package let iterations: Int64
    /// The length of the key in bits; 256 where nothing is stated.
    package let bits: Int64

    /// A derivation with these parameters.
    package init(
        algorithm: ExactText = pbkdf2,
        salt: ExactText,
        iterations: Int64,
        bits: Int64 = 256
    ) {
        self.algorithm = algorithm
        self.salt = salt
        self.iterations = iterations
        self.bits = bits
    }

    /// Reads a `passphrase` object.
    ///
    /// - Throws: `FormatError.property` naming what is missing or of the wrong type, and
    ///   `FormatError.json` for a name that stands twice.
    package init(decoding value: JSONValue) throws(FormatError) {
        guard let algorithm = try value.member("algorithm")?.text else {
            throw .property("passphrase.algorithm")
        }
        guard algorithm == Self.pbkdf2 else {
            self.init(algorithm: algorithm, salt: "", iterations: 0)
            return
        }
        guard let salt = try value.member("salt")?.text else { throw .property("passphrase.salt") }
        guard let iterations = try value.member("iterations")?.wholeNumber else {
            throw .property("passphrase.iterations")
        }
        var bits: Int64 = 256
        if let stated = try value.member("bits"), !stated.isNull {
            guard let number = stated.wholeNumber else { throw .property("passphrase.bits") }
            bits = number
        }
        self.init(algorithm: algorithm, salt: salt, iterations: iterations, bits: bits)
    }

    /// The JSON object of these parameters.
    package var encoded: JSONValue {
        .object([
            ("algorithm", .string(algorithm)),
            ("iterations", .integer(iterations)),
            ("salt", .string(salt)),
            ("bits", .integer(bits)),
        ])
    }
}
