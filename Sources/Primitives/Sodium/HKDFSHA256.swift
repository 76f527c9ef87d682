package import Secrets

/// Key derivation from a secret that already has enough entropy. RFC 5869; Spec: A7, B1, B12.
///
/// ```
/// PRK  = HMAC(salt, secret)                      key of the state that every block copies
/// T(i) = HMAC(PRK, T(i - 1) ‖ info ‖ i)          output = T(1) ‖ T(2) ‖ ...
/// ```
/// Guarded memory costs a dozen system calls, so that blocks are made where they stay: in the
/// output.
package enum HKDFSHA256 {
    private static let blockLength = HMACSHA256.codeLength

    /// The most bytes that one derivation gives.
    package static let longestOutput = 255 * HMACSHA256.codeLength

    /// `count` bytes from `secret`, bound to `salt` and `info`.
    ///
    /// An empty salt and one of zeros are the same: HMAC pads its key with zeros.
    ///
    /// - Precondition: `count` is at most `longestOutput`; it is fixed by a format, never read.
    package static func derive(
        from secret: SecretBytes,
        salt: [UInt8],
        info: [UInt8],
        count: Int
    ) -> SecretBytes {
        derive(from: secret, salt: salt.span, info: info, count: count)
    }

    /// `count` bytes from `secret`, bound to `info` and to a salt that is secret too.
    ///
    /// - Precondition: `count` is at most `longestOutput`; it is fixed by a format, never read.
    package static func derive(
        from secret: SecretBytes,
        salt: SecretBytes,
        info: [UInt8],
        count: Int
    ) -> SecretBytes {
        salt.withBytes { derive(from: secret, salt: $0, info: info, count: count) }
    }

    private static func derive(
        from secret: SecretBytes,
        salt: Span<UInt8>,
        info: [UInt8],
        count: Int
    ) -> SecretBytes {
        precondition(count >= 0 && count <= longestOutput, "HKDF has no output of this length")
        let blocks = max(1, (count + blockLength - 1) / blockLength)
        let output = SecretBytes(count: blocks * blockLength) { target in
            secret.withBytes { secret in
                extract(secret, salt: salt, into: &target)
                expand(info: info, blocks: blocks, in: &target)
            }
        }
        return output.count == count ? output : output.slice(0..<count)
    }

    /// Fills `target`, which is whole blocks of 32 bytes, from `secret`, bound to `salt` and `info`:
    /// for many derivations in memory that is guarded once.
    ///
    /// - Precondition: `target` has one block at least, and at most `longestOutput` bytes.
    package static func derive(
        from secret: Span<UInt8>,
        salt: [UInt8],
        info: [UInt8],
        into target: inout MutableSpan<UInt8>
    ) {
        precondition(
            !target.isEmpty && target.count.isMultiple(of: blockLength)
                && target.count <= longestOutput,
            "HKDF has no output of this length"
        )
        extract(secret, salt: salt.span, into: &target)
        expand(info: info, blocks: target.count / blockLength, in: &target)
    }

    /// Puts PRK where the first block will be.
    private static func extract(
        _ secret: Span<UInt8>,
        salt: Span<UInt8>,
        into target: inout MutableSpan<UInt8>
    ) {
        HMACSHA256.withState { state in
            state.take(key: salt)
            state.update(secret)
            state.finish(into: &target, at: 0)
        }
    }

    /// Puts the blocks in place of PRK, which the state has taken in by then.
    private static func expand(
        info: [UInt8],
        blocks: Int,
        in target: inout MutableSpan<UInt8>
    ) {
        HMACSHA256.withState { keyed in
            keyed.take(key: target.span.extracting(0..<blockLength))
            for block in 0..<blocks {
                let place = block * blockLength
                keyed.withCopy { state in
                    if block > 0 {
                        state.update(target.span.extracting(place - blockLength..<place))
                    }
                    state.update(info.span)
                    state.update([UInt8(block + 1)].span)
                    state.finish(into: &target, at: place)
                }
            }
        }
    }
}
