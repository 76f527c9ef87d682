import Formats
import Testing

/// How files are cut. Issue 3: a fixed number of slices, at most 256.
struct ParityLayoutTests {
    @Test(arguments: [
        (1, 512, 1), (511, 512, 1), (512, 512, 1), (513, 512, 2), (131_072, 512, 256),
        (131_073, 516, 255), (1 << 20, 4096, 256), ((1 << 20) + 1, 4100, 256),
        (1 << 40, 1 << 32, 256),
    ])
    func cutsIntoAtMost256(_ length: Int, _ size: Int, _ count: Int) {
        let layout = ParityLayout(length: UInt64(length))
        #expect(layout.sliceSize == UInt64(size))
        #expect(layout.count == count)
        #expect(layout.range(of: count - 1).upperBound == UInt64(length))
    }

    @Test func everyLengthIsCoveredByItsSlices() {
        for length in stride(from: UInt64(1), to: 400_000, by: 97) {
            let layout = ParityLayout(length: length)
            #expect(layout.count <= 256 && layout.sliceSize.isMultiple(of: 4))
            #expect(UInt64(layout.count) * layout.sliceSize >= length)
            #expect(UInt64(layout.count - 1) * layout.sliceSize < length)
            #expect(ParityLayout(length: length, sliceSize: layout.sliceSize) == layout)
        }
    }

    @Test(arguments: [(1, 1), (9, 1), (10, 1), (11, 2), (50, 5), (91, 10), (100, 10)])
    func roundsTheShareUp(_ percent: Int, _ count: Int) {
        #expect(ParityLayout(length: 5120).recoveryCount(percent: percent) == count)
    }

    /// Spec: the constants are 2, 4, 16, 128, 256, 2048 … and the last of 32768 is 2^65534.
    @Test func hasTheConstantsOfTheSpecification() {
        #expect(ParityLayout.logarithms(count: 6) == [1, 2, 4, 7, 8, 11])
        #expect(ParityLayout.logarithms(count: 32768).last == 65534)
    }

    @Test(arguments: [
        (0, 512), (512, 0), (512, 6), (.max, 512), (1 << 40, 4), (512, .max - 3),
    ])
    func refusesWhatNoFileCanBe(_ length: UInt64, _ size: UInt64) {
        #expect(ParityLayout(length: length, sliceSize: size) == nil)
    }
}
