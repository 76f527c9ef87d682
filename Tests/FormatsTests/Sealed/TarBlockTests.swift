import Formats
import Testing

/// What stands before an entry of a tar archive, found where the whole cannot be read.
struct TarBlockTests {
    private static func block(
        _ name: String = "a/b",
        size: String = "00000000012 ",
        type: String = "0"
    ) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: TarBlock.length)
        func put(_ text: String, at place: Int) {
            block.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
        }
        put(name, at: 0)
        put(size, at: 124)
        put("        ", at: 148)
        put(type, at: 156)
        put("ustar", at: 257)
        let sum = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
        put(String(repeating: "0", count: 6 - sum.count) + sum, at: 148)
        block.replaceSubrange(154..<156, with: [0, 0x20])
        return block
    }

    @Test func readsNameAndSize() {
        let block = TarBlock(Self.block())
        #expect(block?.name == "a/b")
        #expect(block?.size == 10)
        #expect(block?.paddedSize == 512)
        #expect(block?.isFile == true)
    }

    /// Links, devices, folders and pipes.
    @Test(arguments: 1...6) func tellsWhatIsNoFile(_ type: Int) {
        #expect(TarBlock(Self.block(type: "\(type)"))?.isFile == false)
    }

    @Test func refusesEveryChangedByte() {
        let block = Self.block()
        for index in block.indices {
            var changed = block
            changed[index] ^= 1
            let read = TarBlock(changed)
            #expect(read == nil || (148..<156).contains(index), "\(index)")
        }
    }

    @Test(arguments: ["000000000x2 ", "            ", "777777777777"])
    func refusesASizeThatIsNone(_ size: String) {
        #expect(TarBlock(Self.block(size: size)) == nil)
    }

    @Test func refusesOtherBlocks() {
        #expect(TarBlock([]) == nil)
        #expect(TarBlock([UInt8](repeating: 0, count: TarBlock.length)) == nil)
        #expect(TarBlock([UInt8](repeating: 0x30, count: TarBlock.length)) == nil)
        #expect(TarBlock(Self.block("")) == nil)
    }
}
