/// A version of the key backup as `GET /room_keys/version` shows it. Spec: B8, B9.
///
/// Whatever the server says is a version, if only one that nobody understands: it must not keep the
/// others from being read.
package struct BackupVersion: Sendable {
    /// What `auth_data.public_key` is.
    package enum PublicKey: Equatable, Sendable {
        /// A Curve25519 public key, 32 bytes.
        case valid([UInt8])
        /// The base64 of the base64 of a key, as Nheko 0.11 wrote it: no client can encrypt to it,
        /// but these 32 bytes say which key was meant.
        case doublyEncoded([UInt8])
        /// Something else.
        case malformed
        /// Nothing.
        case absent
    }

    /// The version's name, a number as a rule.
    package let version: ExactText?
    /// The algorithm that room keys are encrypted with; nil for what is no text.
    package let algorithm: ExactText?
    /// Whether it names an algorithm, and the data of one are there: its public key is malformed else,
    /// and nobody has signed it.
    package let isUnderstood: Bool
    /// The public key as it was understood.
    package let publicKey: PublicKey
    /// How the private key comes from a passphrase, where old clients put that beside the public key.
    package let passphrase: PassphraseInfo?
    /// How many room keys there are, where the server says.
    package let count: Int64?
    /// `auth_data`, whatever it is.
    package let authData: JSONValue
    /// `auth_data` with its signatures.
    package let signed: SignedJSON

    /// Reads a `/room_keys/version` response; nil for the server's "no backup found"
    /// (`M_NOT_FOUND`).
    ///
    /// - Throws: `FormatError.json`.
    package init?(decoding bytes: [UInt8]) throws(FormatError) {
        self.init(decoding: try JSONValue(parsing: bytes))
    }

    /// Reads a parsed `/room_keys/version` response; nil for the server's "no backup found"
    /// (`M_NOT_FOUND`).
    package init?(decoding response: JSONValue) {
        func member(_ name: ExactText) -> JSONValue? { (try? response.member(name)) ?? nil }
        if member("errcode")?.text == "M_NOT_FOUND" { return nil }
        algorithm = member("algorithm")?.text
        version = member("version")?.text
        count = member("count")?.wholeNumber
        authData = member("auth_data") ?? .null
        passphrase = PassphraseInfo(ofBackup: authData)
        let understood = algorithm == nil ? nil : try? Self.understand(authData)
        isUnderstood = understood != nil
        (publicKey, signed) = understood ?? (.malformed, .nothing)
    }

    private static func understand(
        _ authData: JSONValue
    ) throws(FormatError) -> (PublicKey, SignedJSON) {
        let signed = try SignedJSON(authData)
        let publicKey = try authData.member("public_key")
        return (publicKey.map(PublicKey.init(reading:)) ?? .absent, signed)
    }
}

extension PassphraseInfo {
    /// Reads what old clients wrote into `auth_data`; nil where it is not all there.
    fileprivate init?(ofBackup authData: JSONValue) {
        guard let salt = try? authData.member("private_key_salt")?.text,
            let iterations = try? authData.member("private_key_iterations")?.wholeNumber
        else { return nil }
        let bits = try? authData.member("private_key_bits")?.wholeNumber
        self.init(salt: salt, iterations: iterations, bits: bits ?? 256)
    }
}

extension BackupVersion.PublicKey {
    /// Understands a `public_key`.
    fileprivate init(reading value: JSONValue) {
        guard let text = value.text, let bytes = try? Base64.decode(text.utf8) else {
            self = .malformed
            return
        }
        if bytes.count == 32 {
            self = .valid(bytes)
        } else if let inner = try? Base64.decode(bytes), inner.count == 32 {
            self = .doublyEncoded(inner)
        } else {
            self = .malformed
        }
    }
}
