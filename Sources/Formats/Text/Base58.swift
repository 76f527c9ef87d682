package import Secrets

/// Base58 with the Bitcoin alphabet, for text and bytes that are both secret.
///
/// Leading zero bytes are leading `1` characters. The cost grows with the square of the length, so
/// callers bound it; a recovery key has 48 characters.
package enum Base58 {
    /// The alphabet: digits and letters without `0`, `O`, `I` and `l`.
    package static let alphabet = Array(
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8
    )

    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 0xFF, count: 256)
        for (value, character) in alphabet.enumerated() { table[Int(character)] = UInt8(value) }
        return table
    }()

    /// The bytes that `text` stands for.
    ///
    /// - Throws: `FormatError.base58` with the place, from 1, of the first character outside the
    ///   alphabet.
    package static func decode(_ text: SecretBytes) throws(FormatError) -> SecretBytes {
        var used = 0
        var zeros = 0
        let number = try SecretBytes(count: text.count) { (digits) throws(FormatError) in
            try text.withBytes { (text: Span<UInt8>) throws(FormatError) in
                while zeros < text.count, text[zeros] == alphabet[0] { zeros += 1 }
                for index in text.indices {
                    let value = values[Int(text[index])]
                    guard value != 0xFF else { throw .base58(position: index + 1) }
                    used = multiplyAdd(&digits, used: used, by: 58, adding: UInt32(value))
                }
            }
        }
        return reversed(number, used: used, zeros: zeros)
    }

    /// The base58 of `bytes`.
    package static func encode(_ bytes: SecretBytes) -> SecretBytes {
        var used = 0
        var zeros = 0
        // Each byte needs log(256) / log(58) < 1.4 digits.
        let number = SecretBytes(count: bytes.count * 7 / 5 + 1) { digits in
            bytes.withBytes { bytes in
                while zeros < bytes.count, bytes[zeros] == 0 { zeros += 1 }
                for index in bytes.indices {
                    used = base58MultiplyAdd(&digits, used: used, adding: UInt32(bytes[index]))
                }
            }
        }
        let digits = reversed(number, used: used, zeros: zeros)
        return SecretBytes(count: digits.count) { text in
            digits.withBytes { digits in
                for index in digits.indices { text[index] = alphabet[Int(digits[index])] }
            }
        }
    }

    /// number = number × factor + addend, in base 256, least significant first.
    private static func multiplyAdd(
        _ number: inout MutableSpan<UInt8>,
        used: Int,
        by factor: UInt32,
        adding addend: UInt32
    ) -> Int {
        var carry = addend
        for index in 0..<used {
            carry += UInt32(number[index]) * factor
            number[index] = UInt8(truncatingIfNeeded: carry)
            carry >>= 8
        }
        guard carry > 0 else { return used }
        number[used] = UInt8(truncatingIfNeeded: carry)
        return used + 1
    }

    /// number = number × 256 + addend, in base 58, least significant first.
    private static func base58MultiplyAdd(
        _ number: inout MutableSpan<UInt8>,
        used: Int,
        adding addend: UInt32
    ) -> Int {
        var carry = addend
        var used = used
        for index in 0..<used {
            carry += UInt32(number[index]) << 8
            number[index] = UInt8(truncatingIfNeeded: carry % 58)
            carry /= 58
        }
        while carry > 0 {
            number[used] = UInt8(truncatingIfNeeded: carry % 58)
            carry /= 58
            used += 1
        }
        return used
    }

    private static func reversed(_ number: SecretBytes, used: Int, zeros: Int) -> SecretBytes {
        SecretBytes(count: zeros + used) { target in
            number.withBytes { number in
                for index in 0..<used { target[zeros + index] = number[used - 1 - index] }
            }
        }
    }
}
