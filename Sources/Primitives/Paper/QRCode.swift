internal import CQRencode
package import Secrets

/// A QR code of secret text: a square of dark and light modules. ISO/IEC 18004.
///
/// A quarter of it may be unreadable (level Q). libqrencode takes copies of the text on its heap
/// that nothing wipes.
package struct QRCode: Sendable {
    /// How many modules a side has, without the quiet zone of four around it.
    package let size: Int
    /// One byte a module, row by row: 1 for dark.
    private let modules: SecretBytes

    /// The code of exactly these bytes.
    ///
    /// - Throws: `PrimitivesError.length` for more than 1663 bytes, or none.
    package init(_ text: SecretBytes) throws(PrimitivesError) {
        guard let count = Int32(exactly: text.count), count > 0 else { throw .length }
        let code = unsafe text.withBytes { text in
            unsafe text.withBase { unsafe QRcode_encodeData(count, $0, 0, QR_ECLEVEL_Q) }
        }
        guard let code = unsafe code, let data = unsafe code.pointee.data else { throw .length }
        let size = unsafe Int(code.pointee.width)
        defer {
            for index in 0..<size * size { unsafe data[index] = 0 }
            unsafe QRcode_free(code)
        }
        self.size = size
        modules = SecretBytes(count: size * size) { target in
            // The lowest bit is the colour; the others say what a module is for.
            for index in 0..<size * size { target[index] = unsafe data[index] & 1 }
        }
    }

    /// The dark modules of a row, as runs of neighbours.
    package func runs(inRow row: Int) -> [Range<Int>] {
        modules.withBytes { modules in
            var runs: [Range<Int>] = []
            for column in 0..<size where modules[row * size + column] == 1 {
                if let last = runs.last, last.upperBound == column {
                    runs[runs.count - 1] = last.lowerBound..<column + 1
                } else {
                    runs.append(column..<column + 1)
                }
            }
            return runs
        }
    }
}
