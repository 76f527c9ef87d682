internal import CGFComplete

/// The field of 2^16 elements that PAR 2.0 computes in: polynomials over two elements, modulo
/// 0x1100B.
///
/// Elements in memory are 16-bit words, low byte first. The library takes the machine's order for
/// that, which is the same on every machine that this is built for.
@safe package final class GaloisField16 {
    /// Where words in memory begin: at multiples of this many bytes.
    ///
    /// The library multiplies by vectors, and ends the process where a source and its target do not
    /// lie alike to them.
    package static let alignment = WorkBuffer.alignment

    private static let generator: UInt64 = 0x1100B
    private let field: UnsafeMutablePointer<gf_t>

    /// The field with its tables of half a megabyte.
    ///
    /// - Throws: `PrimitivesError.library`.
    package init() throws(PrimitivesError) {
        #if !_endian(little)
            #error("the words of PAR 2.0 are little-endian")
        #endif
        unsafe field = .allocate(capacity: 1)
        unsafe field.initialize(to: gf_t())
        let status = unsafe gf_init_hard(
            field,
            16,
            Int32(GF_MULT_DEFAULT.rawValue),
            GF_REGION_DEFAULT,
            Int32(GF_DIVIDE_DEFAULT.rawValue),
            Self.generator,
            0,
            0,
            nil,
            nil
        )
        guard status != 0 else {
            unsafe field.deallocate()
            throw .library("gf_init_hard")
        }
    }

    deinit {
        unsafe gf_free(field, 0)
        unsafe field.deallocate()
    }

    /// The product of two elements.
    package func product(_ one: UInt16, _ other: UInt16) -> UInt16 {
        UInt16(truncatingIfNeeded: unsafe gf_times(field, UInt32(one), UInt32(other)))
    }

    /// What an element is multiplied by to give one.
    ///
    /// - Precondition: the element is not zero.
    package func inverse(of element: UInt16) -> UInt16 {
        precondition(element != 0, "zero has no inverse")
        return UInt16(truncatingIfNeeded: unsafe gf_inverted(field, UInt32(element)))
    }

    /// An element multiplied by itself so many times; one for none.
    package func power(_ base: UInt16, _ exponent: Int) -> UInt16 {
        var result: UInt16 = 1
        var square = base
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = product(result, square) }
            square = product(square, square)
            rest >>= 1
        }
        return result
    }

    /// Adds a multiple of the words in one range to those in another.
    ///
    /// - Precondition: both buffers are for what is no secret; the ranges are equally long, and both
    ///   begin and end at multiples of `alignment`.
    package func add(
        _ factor: UInt16,
        times source: WorkBuffer,
        _ range: Range<Int>,
        to target: WorkBuffer,
        at offset: Int
    ) {
        let place = offset..<offset + range.count
        let from = unsafe Self.aligned(source, range)
        let to = unsafe Self.aligned(target, place)
        unsafe gf_add_multiple(field, from, to, UInt32(factor), Int32(range.count))
        withExtendedLifetime((source, target)) {}
    }

    /// Multiplies the words in a range.
    ///
    /// - Precondition: the range begins and ends at multiples of `alignment`.
    package func scale(_ buffer: WorkBuffer, _ range: Range<Int>, by factor: UInt16) {
        let place = unsafe Self.aligned(buffer, range)
        unsafe gf_scale(field, place, UInt32(factor), Int32(range.count))
        withExtendedLifetime(buffer) {}
    }

    private static func aligned(
        _ buffer: WorkBuffer,
        _ range: Range<Int>
    ) -> UnsafeMutablePointer<UInt8> {
        precondition(
            range.lowerBound.isMultiple(of: alignment) && range.count.isMultiple(of: alignment)
                && range.count <= Int(Int32.max),
            "words out of line"
        )
        return unsafe buffer.address(of: range)
    }
}
