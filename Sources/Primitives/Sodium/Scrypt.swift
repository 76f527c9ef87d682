internal import CSodium
package import Secrets

/// Key derivation from a passphrase as plain age files have it. RFC 7914.
package enum Scrypt {
    /// The length of the salt that plain age files have, in bytes.
    package static let saltLength = 16

    /// `count` bytes from `passphrase` and `salt`, with r = 8, p = 1 and N = 2^`logN`.
    ///
    /// - Throws: `PrimitivesError.memory` when the machine has not the 2^(`logN` + 10) bytes that
    ///   this takes; `PrimitivesError.length` unless `logN` is 1 to 30.
    package static func derive(
        passphrase: SecretBytes,
        salt: [UInt8],
        logN: Int,
        count: Int
    ) throws(PrimitivesError) -> SecretBytes {
        guard (1...30).contains(logN), count >= 0 else { throw .length }
        let memory = UInt64(1) << UInt64(logN + 10)
        try AvailableMemory.require(memory)
        Sodium.prepare()
        return try SecretBytes(count: count) { (target) throws(PrimitivesError) in
            let status = passphrase.withBytes { passphrase in
                unsafe passphrase.withBase { text in
                    let size = target.count
                    return unsafe target.withBase { target in
                        unsafe crypto_pwhash_scryptsalsa208sha256_ll(
                            text,
                            passphrase.count,
                            salt,
                            salt.count,
                            UInt64(1) << UInt64(logN),
                            8,
                            1,
                            target,
                            size
                        )
                    }
                }
            }
            guard status == 0 else {
                throw .memory(needed: memory, available: AvailableMemory.bytes())
            }
        }
    }
}
