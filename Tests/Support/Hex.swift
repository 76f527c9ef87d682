/// Lower-case hexadecimal, as the vectors write bytes.
package enum Hex {
    /// The text of `bytes`.
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// The bytes that `text` stands for.
    ///
    /// - Throws: `TestDataError.malformed` with the text.
    package static func decode(_ text: String) throws -> [UInt8] {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { throw TestDataError.malformed(text) }
        return try stride(from: 0, to: digits.count, by: 2).map { index in
            let pair = String(decoding: digits[index..<index + 2], as: UTF8.self)
            guard let byte = UInt8(pair, radix: 16), pair.first != "+" else {
                throw TestDataError.malformed(text)
            }
            return byte
        }
    }
}
