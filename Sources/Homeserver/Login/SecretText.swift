package import Secrets

/// Text that is a secret, or has one in it.
extension SecretBytes {
    /// Text that is no secret, to stand around one.
    init(plain text: String) { self.init(copying: Array(text.utf8)) }

    /// Whether it is printable ASCII without spaces, as tokens are: what is none would end the line
    /// of a request, and begin another.
    package var isToken: Bool {
        !isEmpty
            && withBytes { bytes in
                bytes.indices.allSatisfy { (0x21...0x7E).contains(bytes[$0]) }
            }
    }

    /// What stands between the first `start`, or the beginning, and the next `end`.
    func part(from start: String?, to end: String) -> SecretBytes? {
        let range = withBytes { bytes -> Range<Int>? in
            let from = start.map { bytes.first(Array($0.utf8), from: 0) } ?? 0..<0
            guard let from, let to = bytes.first(Array(end.utf8), from: from.upperBound) else {
                return nil
            }
            return from.upperBound..<to.lowerBound
        }
        return range.map(slice)
    }
}

extension Span<UInt8> {
    /// Where `pattern` stands first, from `start` on.
    fileprivate func first(_ pattern: [UInt8], from start: Int) -> Range<Int>? {
        guard count - start >= pattern.count else { return nil }
        return (start...count - pattern.count).first { place in
            pattern.indices.allSatisfy { self[place + $0] == pattern[$0] }
        }.map { $0..<$0 + pattern.count }
    }
}
