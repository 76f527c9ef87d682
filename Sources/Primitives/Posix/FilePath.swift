/// A path as the system has it: bytes, in no particular encoding.
package struct FilePath: Hashable, Sendable {
    /// The bytes and the zero that ends them.
    private let terminated: [UInt8]

    /// A path of these bytes; what follows a zero byte is no part of it, as in C.
    package init(bytes: some Sequence<UInt8>) {
        terminated = Array(bytes.prefix { $0 != 0 }) + [0]
    }

    /// The path that was typed.
    package init(_ string: String) { self.init(bytes: string.utf8) }

    /// The bytes, without the zero at the end.
    package var bytes: ArraySlice<UInt8> { terminated.dropLast() }

    /// Lends the path to a C call.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        unsafe terminated.withUnsafeBytes { raw in
            let characters = unsafe raw.assumingMemoryBound(to: CChar.self)
            guard let base = characters.baseAddress else { return unsafe body("") }
            return unsafe body(base)
        }
    }
}

extension FilePath {
    private static let slash = UInt8(ascii: "/")

    /// What stands after the last slash; empty for a path that ends in one.
    package var name: [UInt8] { Array(bytes.suffix(while: { $0 != Self.slash })) }

    /// The folder that holds the last component; `.` for a bare name.
    package var parent: FilePath {
        guard let cut = bytes.lastIndex(of: Self.slash) else { return "." }
        return cut == bytes.startIndex ? "/" : FilePath(bytes: bytes[..<cut])
    }

    /// The path without the slashes that a shell's completion adds to a folder's.
    package var withoutSlashesAtEnd: FilePath {
        var bytes = bytes
        while bytes.count > 1, bytes.last == Self.slash { bytes.removeLast() }
        return FilePath(bytes: bytes)
    }

    /// The path of an entry of this folder.
    package func appending(_ component: some Collection<UInt8>) -> FilePath {
        let separator = bytes.isEmpty || bytes.last == Self.slash ? [] : [Self.slash]
        return FilePath(bytes: Array(bytes) + separator + component)
    }

    /// The path of an entry of this folder.
    package func appending(_ component: String) -> FilePath { appending(Array(component.utf8)) }
}

extension BidirectionalCollection<UInt8> {
    /// The longest run at the end of which every element satisfies `predicate`.
    fileprivate func suffix(while predicate: (UInt8) -> Bool) -> SubSequence {
        var start = endIndex
        while start != startIndex, predicate(self[index(before: start)]) {
            formIndex(before: &start)
        }
        return self[start...]
    }
}

extension FilePath: ExpressibleByStringLiteral {
    /// A path written in the source.
    package init(stringLiteral value: String) { self.init(value) }
}

extension FilePath: CustomStringConvertible {
    /// The path as text, for messages; bytes that are no UTF-8 become U+FFFD.
    package var description: String { String(decoding: bytes, as: UTF8.self) }
}
