internal import CCrypto
package import Secrets

/// Key derivation with PBKDF2 and HMAC-SHA-256, as SLIP-0039 uses it: the salt is a secret as well.
/// RFC 8018.
///
/// The cost grows with `iterations`, which is not bounded here: whoever read it bounds it first.
package enum PBKDF2SHA256 {
    /// `count` bytes from `password` and `salt`, any lengths, after so many rounds.
    ///
    /// - Throws: `PrimitivesError.length` for fewer than one round, or more than fit 31 bits;
    ///   `PrimitivesError.library`.
    package static func derive(
        password: SecretBytes,
        salt: SecretBytes,
        iterations: Int,
        count: Int
    ) throws(PrimitivesError) -> SecretBytes {
        guard iterations >= 1, let iterations = Int32(exactly: iterations),
            let passwordCount = Int32(exactly: password.count),
            let saltCount = Int32(exactly: salt.count), let keyCount = Int32(exactly: count)
        else { throw .length }
        return try SecretBytes(count: count) { (target) throws(PrimitivesError) in
            let status = password.withBytes { password in
                salt.withBytes { salt in
                    unsafe password.withBase { password in
                        unsafe salt.withBase { salt in
                            unsafe target.withBase { target in
                                unsafe PKCS5_PBKDF2_HMAC(
                                    UnsafeRawPointer(password).assumingMemoryBound(to: CChar.self),
                                    passwordCount,
                                    salt,
                                    saltCount,
                                    iterations,
                                    EVP_sha256(),
                                    keyCount,
                                    target
                                )
                            }
                        }
                    }
                }
            }
            try Libcrypto.check(status, "PKCS5_PBKDF2_HMAC")
        }
    }
}
