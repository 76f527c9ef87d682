internal import CSodium
package import Secrets

extension Scrypt {
    /// The length of the salt that goes with limits, in bytes.
    package static let limitedSaltLength = 32

    /// `count` bytes from `passphrase` and `salt`, with N and p that libsodium makes of two limits,
    /// and r = 8.
    ///
    /// - Parameter operations: how much may be computed, in libsodium's measure.
    /// - Parameter memory: how many bytes may be used.
    /// - Throws: `PrimitivesError.memory` when the machine has not so much memory;
    ///   `PrimitivesError.length` for a salt of another length.
    package static func derive(
        passphrase: SecretBytes,
        salt: [UInt8],
        operations: UInt64,
        memory: UInt64,
        count: Int
    ) throws(PrimitivesError) -> SecretBytes {
        guard salt.count == limitedSaltLength, count >= 0 else { throw .length }
        // Each step of 32 bytes is an operation, so that few operations leave memory unused.
        let needed = min(memory, operations.multipliedReportingOverflow(by: 32).partialValue)
        try AvailableMemory.require(needed)
        Sodium.prepare()
        return try SecretBytes(count: count) { (target) throws(PrimitivesError) in
            let size = UInt64(target.count)
            let status = passphrase.withBytes { passphrase in
                unsafe passphrase.withBase { text in
                    unsafe text.withMemoryRebound(to: CChar.self, capacity: passphrase.count) {
                        text in
                        unsafe target.withBase { target in
                            unsafe crypto_pwhash_scryptsalsa208sha256(
                                target,
                                size,
                                text,
                                UInt64(passphrase.count),
                                salt,
                                operations,
                                Int(clamping: memory)
                            )
                        }
                    }
                }
            }
            guard status == 0 else {
                throw .memory(needed: needed, available: AvailableMemory.bytes())
            }
        }
    }
}
