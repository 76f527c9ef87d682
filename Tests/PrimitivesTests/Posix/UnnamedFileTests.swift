import Primitives
import Testing

/// A file without a name leaves nothing behind. Design section 7: files with secrets.
struct UnnamedFileTests {
    @Test(arguments: UnnamedFile.Making.allCases)
    func hasNoNameAndReadsBack(_ making: UnnamedFile.Making) throws {
        let folder = try ScratchFolder()
        let target = folder.appending("target")
        let file = try UnnamedFile(beside: target, making)
        let bytes: [UInt8] = Array("some bytes".utf8)
        try file.write(bytes.span)
        try file.skip(2)
        try file.write(bytes.span)
        try file.fill([1, 2].span, at: 10)
        #expect(try folder.names.isEmpty)
        var read = [UInt8](repeating: 0, count: 40)
        for _ in 0..<2 {
            var span = read.mutableSpan
            #expect(try file.read(into: &span, at: 5) == 17)
        }
        #expect(Array(read[..<17]) == Array("bytes".utf8) + [1, 2] + bytes)
        var span = read.mutableSpan
        #expect(try file.read(into: &span, at: 22) == 0)
    }

    @Test func refusesAFolderThatIsNotThere() throws {
        let target = try ScratchFolder().appending("missing/target")
        #expect(throws: PrimitivesError.self) { try UnnamedFile(beside: target) }
    }
}
