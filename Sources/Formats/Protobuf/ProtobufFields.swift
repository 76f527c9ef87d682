/// The fields in bytes that are written as Protocol Buffers are, one after another.
struct ProtobufFields<Failure: Error> {
    /// One field, and where it begins.
    struct Field {
        let number: UInt64
        let value: Value
        let offset: Int
    }

    /// What a field holds.
    enum Value {
        case integer(UInt64)
        /// Bytes, at their place.
        case bytes(Range<Int>)
        /// Four or eight bytes, of no use here.
        case fixed
    }

    /// The most bytes that an integer of 64 bits has.
    private static var longestInteger: Int { 10 }

    private let bytes: [UInt8]
    private let end: Int
    private let malformed: (Int) -> Failure
    private var offset: Int

    /// The fields in `range` of `bytes`, which lies within them.
    ///
    /// - Parameter malformed: what to throw of a field that begins there.
    init(_ bytes: [UInt8], _ range: Range<Int>, malformed: @escaping (Int) -> Failure) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
        self.malformed = malformed
    }

    /// The next field; nil at the end.
    ///
    /// - Throws: for one that is cut off or of a type that is none.
    mutating func next() throws(Failure) -> Field? {
        guard offset < end else { return nil }
        let start = offset
        guard let tag = integer(), tag >> 3 != 0, let value = value(ofType: tag & 7) else {
            throw malformed(start)
        }
        return Field(number: tag >> 3, value: value, offset: start)
    }

    private mutating func value(ofType type: UInt64) -> Value? {
        switch type {
        case 0: integer().map { .integer($0) }
        case 1: skip(8).map { _ in .fixed }
        case 2: integer().flatMap { Int(exactly: $0) }.flatMap { skip($0) }.map { .bytes($0) }
        case 5: skip(4).map { _ in .fixed }
        default: nil
        }
    }

    /// Seven bits a byte, the lowest first, with the highest bit set on all bytes but the last; nil
    /// if it is cut off or 64 bits do not hold it.
    private mutating func integer() -> UInt64? {
        var value: UInt64 = 0
        for place in 0..<Self.longestInteger {
            guard offset < end else { return nil }
            let byte = bytes[offset]
            offset += 1
            if place == Self.longestInteger - 1, byte > 1 { return nil }
            value |= UInt64(byte & 0x7F) << UInt64(7 * place)
            if byte & 0x80 == 0 { return value }
        }
        return nil
    }

    /// Steps over `count` bytes and says where they are; nil if there are not so many.
    private mutating func skip(_ count: Int) -> Range<Int>? {
        guard count <= end - offset else { return nil }
        defer { offset += count }
        return offset..<offset + count
    }
}
