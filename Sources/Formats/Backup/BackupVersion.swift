/// A version of the key backup as `GET /room_keys/version` shows it. Spec: B8, B9.
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
    /// The algorithm that room keys are encrypted with.
    package let algorithm: ExactText
    /// The public key as it was understood.
    package let publicKey: PublicKey
    /// How the private key comes from a passphrase, where old clients put that beside the public key.
    package let passphrase: PassphraseInfo?
    /// How many room keys there are, where the server says.
    package let count: Int64?
    /// `auth_data`, whatever is in it.
    package let authData: JSONValue
    /// `auth_data` with its signatures.
    package let signed: SignedJSON

    /// Reads a `/room_keys/version` response; nil for the server's "no backup found"
    /// (`M_NOT_FOUND`).
    ///
    /// - Throws: `FormatError.property` with what is missing or malformed, `FormatError.json`.
    package init?(decoding bytes: [UInt8]) throws(FormatError) {
        try self.init(decoding: JSONValue(parsing: bytes))
    }

    /// Reads a parsed `/room_keys/version` response; nil for the server's "no backup found"
    /// (`M_NOT_FOUND`).
    ///
    /// - Throws: as `init(decoding:)` for bytes.
    package init?(decoding response: JSONValue) throws(FormatError) {
        if try response.member("errcode")?.text == "M_NOT_FOUND" { return nil }
        guard let algorithm = try response.member("algorithm")?.text else {
            throw .property("algorithm")
        }
        guard let authData = try response.member("auth_data"), authData.members != nil else {
            throw .property("auth_data")
        }
        let publicKey = try authData.member("public_key")
        self.algorithm = algorithm
        version = try response.member("version")?.text
        self.publicKey = publicKey.map(PublicKey.init(reading:)) ?? .absent
        passphrase = PassphraseInfo(ofBackup: authData)
        count = try response.member("count")?.wholeNumber
        self.authData = authData
        signed = try SignedJSON(authData)
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
