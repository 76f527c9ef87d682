import Formats
import Primitives
import Secrets

/// The encryption of a secret before it is shared: four Feistel rounds with PBKDF2, so that every
/// passphrase gives some secret and none is told from the right one. Spec: SLIP-0039.
struct ShareEncryption {
    /// The most rounds that are run for a set: 10000 × 2^10, as many as for a storage key.
    static let mostExponent = 10
    private static let rounds = 4
    private static let roundIterations = 2500

    private let set: Slip39Set
    private let passphrase: SecretBytes

    /// Encryption for a set, with a passphrase that may be empty.
    ///
    /// - Throws: `SharesError.cost`, `passphrase`.
    init(_ set: Slip39Set, passphrase: SecretBytes) throws(RecoveryError) {
        guard set.iterationExponent <= Self.mostExponent else {
            throw .shares(.cost(exponent: set.iterationExponent))
        }
        let isPrintable = passphrase.withBytes { text in
            text.indices.allSatisfy { (0x20...0x7E).contains(text[$0]) }
        }
        guard isPrintable else { throw .shares(.passphrase) }
        self.set = set
        self.passphrase = passphrase
    }

    /// What is shared of a secret of an even number of bytes.
    ///
    /// - Throws: `PrimitivesError.library`.
    func encrypt(_ secret: SecretBytes) throws(RecoveryError) -> SecretBytes {
        try run(secret, Array(0..<Self.rounds))
    }

    /// The secret that was shared.
    ///
    /// - Throws: `PrimitivesError.library`.
    func decrypt(_ shared: SecretBytes) throws(RecoveryError) -> SecretBytes {
        try run(shared, (0..<Self.rounds).reversed())
    }

    private func run(_ bytes: SecretBytes, _ rounds: [Int]) throws(RecoveryError) -> SecretBytes {
        let half = bytes.count / 2
        var left = bytes.slice(0..<half)
        var right = bytes.slice(half..<half * 2)
        for round in rounds {
            let mask = try mask(of: right, round)
            let next = SecretBytes(count: half) { target in
                left.withBytes { left in
                    mask.withBytes { mask in
                        for index in left.indices { target[index] = left[index] ^ mask[index] }
                    }
                }
            }
            (left, right) = (right, next)
        }
        return right.joined(with: left)
    }

    private func mask(of right: SecretBytes, _ round: Int) throws(RecoveryError) -> SecretBytes {
        let number = SecretBytes(copying: [UInt8(round)])
        let identifier = [UInt8(set.identifier >> 8), UInt8(set.identifier & 0xFF)]
        let prefix = set.isExtendable ? [] : Array("shamir".utf8) + identifier
        return try carryingPrimitive { () throws(PrimitivesError) in
            try PBKDF2SHA256.derive(
                password: number.joined(with: passphrase),
                salt: SecretBytes(copying: prefix).joined(with: right),
                iterations: Self.roundIterations << set.iterationExponent,
                count: right.count
            )
        }
    }
}
