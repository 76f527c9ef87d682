package import Formats
package import Primitives
import Recovery
package import Secrets

/// A made answer to `POST /keys/query`, with seeds of one repeated byte each.
package struct ServerKeys: Sendable {
    /// What a device is signed by, beside itself.
    package enum Device: Sendable {
        /// The self-signing key that is published.
        case signed
        /// Nothing.
        case unsigned
        /// A self-signing key that was.
        case signedByAnother
        /// The self-signing key that is published; it is a dehydrated device's.
        case dehydrated
    }

    /// The user.
    package static let userID: ExactText = "@test:example.org"

    /// The master key's seed byte.
    package let master: UInt8
    private let selfSigning: UInt8?
    private let userSigning: UInt8?
    private let isBroken: Bool
    private let device: Device

    /// Keys of these seeds.
    ///
    /// - Parameter isBroken: another master key signed the self-signing key.
    package init(
        master: UInt8 = 0x11,
        selfSigning: UInt8? = 0x22,
        userSigning: UInt8? = 0x33,
        isBroken: Bool = false,
        device: Device = .signed
    ) {
        self.master = master
        self.selfSigning = selfSigning
        self.userSigning = userSigning
        self.isBroken = isBroken
        self.device = device
    }

    /// The seed of a byte.
    package static func seed(_ byte: UInt8) -> SecretBytes {
        SecretBytes(copying: [UInt8](repeating: byte, count: 32))
    }

    /// The seed of a byte as a secret holds it.
    package static func encoded(_ byte: UInt8) -> SecretBytes {
        SecretBytes(copying: Array(Base64.encode([UInt8](repeating: byte, count: 32)).utf8))
    }

    /// The public key of a byte's seed.
    package static func publicKey(_ byte: UInt8) throws(PrimitivesError) -> [UInt8] {
        try Ed25519.publicKey(ofSeed: seed(byte))
    }

    /// The Curve25519 public key of a byte's private key.
    package static func identityKey(_ byte: UInt8) throws -> Curve25519Key {
        guard let key = Curve25519Key(try X25519.publicKey(of: seed(byte))) else {
            throw TestDataError.malformed("identity key")
        }
        return key
    }

    /// A `signatures` object with any text for a signature.
    package static func signature(by byte: UInt8, _ text: String) throws -> JSONValue {
        let keyID = ExactText("ed25519:" + Base64.encode(try publicKey(byte)))
        return JSONValue.object([(userID, .object([(keyID, .string(text))]))])
    }

    /// The identity that the answer shows.
    package var identity: PublishedIdentity {
        get throws { try PublishedIdentity(decoding: response, of: Self.userID) }
    }

    /// The answer.
    package var response: JSONValue {
        get throws {
            var members: [(ExactText, JSONValue)] = [("device_keys", try users(deviceKeys()))]
            let signer = isBroken ? 0x99 : master
            members.append(("master_keys", try users(key(master, "master", by: nil))))
            if let selfSigning {
                let signed = try key(selfSigning, "self_signing", by: signer)
                members.append(("self_signing_keys", users(signed)))
            }
            if let userSigning {
                let signed = try key(userSigning, "user_signing", by: master)
                members.append(("user_signing_keys", users(signed)))
            }
            return .object(members)
        }
    }

    /// The answer in which the key of a member says that it is another user's.
    package func ofAnotherUser(_ name: ExactText) throws -> JSONValue {
        let users = try response.member(name) ?? .object([])
        let key = try users.member(Self.userID) ?? .object([])
        let foreign = try key.setting("user_id", to: .string("@eve:example.org"))
        return try response.setting(name, to: users.setting(Self.userID, to: foreign))
    }

    private func users(_ value: JSONValue) -> JSONValue {
        JSONValue.object([(Self.userID, value)])
    }

    private func key(_ byte: UInt8, _ usage: String, by signer: UInt8?) throws -> JSONValue {
        let text = Base64.encode(try Self.publicKey(byte))
        let object = JSONValue.object([
            ("keys", .object([(ExactText("ed25519:" + text), .string(text))])),
            ("usage", .array([.string(usage)])), ("user_id", .string(Self.userID)),
        ])
        guard let signer else { return object }
        return try SignedJSON(object).signed(by: Self.userID, withSeed: Self.seed(signer))
    }

    private func deviceKeys() throws -> JSONValue {
        let own = Base64.encode(try Self.publicKey(0x77))
        var object = JSONValue.object([
            ("device_id", .string("DEV")),
            (
                "keys",
                .object([
                    ("curve25519:DEV", .string(try Self.identityKey(0x77).base64)),
                    ("ed25519:DEV", .string(own)),
                ])
            ),
            ("user_id", .string(Self.userID)),
        ])
        if device == .dehydrated { object = try object.setting("dehydrated", to: .bool(true)) }
        let signature = try Ed25519.sign(object.canonical(), withSeed: Self.seed(0x77))
        object = try SignedJSON(object).adding(signature, by: Self.userID, "ed25519:DEV")
        let signer: UInt8? =
            switch device {
            case .signed, .dehydrated: selfSigning
            case .unsigned: nil
            case .signedByAnother: 0x88
            }
        if let signer {
            object = try SignedJSON(object).signed(by: Self.userID, withSeed: Self.seed(signer))
        }
        return JSONValue.object([("DEV", object)])
    }
}
