/// The CRC-32 of a run of bytes, which can also move on over a file byte by byte.
///
/// The one of ZIP and Ethernet: polynomial 0x04C11DB7, bits reflected, all ones before and after.
package struct CRC32: Sendable {
    /// Entry `256 * k + b`: what byte `b` becomes after `k` more zero bytes.
    private static let table: [UInt32] = {
        var table = (0..<256).map { byte in
            (0..<8).reduce(UInt32(byte)) { value, _ in
                value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0)
            }
        }
        for index in 256..<2048 {
            let before = table[index - 256]
            table.append(before >> 8 ^ table[Int(before & 0xFF)])
        }
        return table
    }()

    private var state = UInt32.max

    /// The checksum of nothing so far.
    package init() {}

    /// The checksum of everything that was added.
    package var value: UInt32 { ~state }

    /// Adds bytes, eight at a time.
    package mutating func update(_ bytes: Span<UInt8>) {
        let table = Self.table.span
        var state = state
        var index = 0
        while index + 8 <= bytes.count {
            var next = index
            var sum: UInt32 = 0
            for row in stride(from: 7 * 256, to: 3 * 256, by: -256) {
                sum ^= table[row + Int((state ^ UInt32(bytes[next])) & 0xFF)]
                state >>= 8
                next += 1
            }
            for row in stride(from: 3 * 256, through: 0, by: -256) {
                sum ^= table[row + Int(bytes[next])]
                next += 1
            }
            state = sum
            index = next
        }
        while index < bytes.count {
            state = state >> 8 ^ table[Int((state ^ UInt32(bytes[index])) & 0xFF)]
            index += 1
        }
        self.state = state
    }

    /// Adds so many zeros.
    package mutating func updateZeros(_ count: UInt64) {
        if count > 0 { state = Zeros(count).applied(to: state) }
    }

    /// What a state becomes after one zero byte.
    private static func step(_ state: UInt32) -> UInt32 {
        state >> 8 ^ table[Int(state & 0xFF)]
    }

    /// What so many zero bytes do to a state: a matrix over two elements, column by column.
    private struct Zeros {
        private var columns = (0..<32).map { UInt32(1) << UInt32($0) }

        /// Made in as many steps as the number has bits, each of which squares the matrix.
        init(_ count: UInt64) {
            guard count > 0 else { return }
            for bit in (0..<UInt64.bitWidth - count.leadingZeroBitCount).reversed() {
                columns = columns.map { applied(to: $0) }
                if count >> bit & 1 == 1 { columns = columns.map { CRC32.step($0) } }
            }
        }

        func applied(to state: UInt32) -> UInt32 {
            var sum: UInt32 = 0
            for (bit, column) in columns.enumerated() where state >> bit & 1 == 1 { sum ^= column }
            return sum
        }
    }
}

extension CRC32 {
    /// What the bytes that leave a window of one length take out of its checksum.
    package struct Window: Sendable {
        /// For each byte that leaves.
        private let leaving: [UInt32]

        /// For windows of so many bytes.
        package init(length: UInt64) {
            let zeros = Zeros(length)
            let start = zeros.applied(to: .max)
            let ones = start ^ CRC32.step(start)
            leaving = (0..<256).map { zeros.applied(to: CRC32.table[$0]) ^ ones }
        }

        /// Moves a checksum of a window on by one byte.
        package func move(_ sum: inout CRC32, leaving old: UInt8, entering new: UInt8) {
            let next = sum.state >> 8 ^ CRC32.table[Int((sum.state ^ UInt32(new)) & 0xFF)]
            sum.state = next ^ leaving[Int(old)]
        }
    }
}
