/// Bytes that are written as Protocol Buffers are, one field after another.
struct ProtobufBytes {
    /// What was written so far.
    private(set) var bytes: [UInt8]

    /// - Parameter bytes: what stands before the fields.
    init(after bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Adds a field with an integer.
    mutating func append(_ number: UInt64, _ value: UInt64) {
        appendInteger(number << 3)
        appendInteger(value)
    }

    /// Adds a field with bytes.
    mutating func append(_ number: UInt64, _ value: [UInt8]) {
        appendInteger(number << 3 | 2)
        appendInteger(UInt64(value.count))
        bytes += value
    }

    private mutating func appendInteger(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
