internal import Formats
package import Recovery

/// The address of a server: scheme, host, port and perhaps a path, never a user, query or fragment.
package struct HTTPAddress: Hashable, Sendable {
    /// Whether it is `http`, which is spoken to this machine alone.
    package let isPlain: Bool
    /// The host as it is written, brackets included, and the port.
    package let authority: String
    /// The path, without a slash at its end.
    package let path: String

    /// The whole address.
    package var text: String { (isPlain ? "http://" : "https://") + authority + path }

    /// Reads an address; one without a scheme is `https`.
    ///
    /// - Throws: `HomeserverError.notAnAddress`, `.plainHTTP` for `http` to another machine.
    package init(parsing text: String) throws(HomeserverError) {
        let lower = text.lowercased()
        let rest: Substring
        if lower.hasPrefix("https://") {
            (isPlain, rest) = (false, text.dropFirst(8))
        } else if lower.hasPrefix("http://") {
            (isPlain, rest) = (true, text.dropFirst(7))
        } else if !text.contains("://") {
            (isPlain, rest) = (false, text[...])
        } else {
            throw .notAnAddress(text)
        }
        let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let authority = parts.first, Self.isAuthority(authority),
            rest.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !rest.contains(where: { "?#@\\\"<>".contains($0) })
        else { throw .notAnAddress(text) }
        self.authority = String(authority)
        var path = parts.count == 2 ? "/" + parts[1] : ""
        while path.hasSuffix("/") { path.removeLast() }
        self.path = path
        if isPlain, !isLoopback { throw .plainHTTP(text) }
    }

    /// The host without brackets and port.
    package var host: String {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            return String(authority[authority.index(after: authority.startIndex)..<end])
        }
        return String(authority.prefix { $0 != ":" })
    }

    /// Whether it is this machine.
    ///
    /// Numbers stand without zeros in front, which libcurl takes for octal.
    package var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { UInt8($0) }
        let isWhole = parts.map(String.init) == numbers.map { String($0) }
        return isWhole && numbers.count == 4 && numbers[0] == 127
    }

    /// Whether this is a host, or one in brackets, with or without a port.
    private static func isAuthority(_ text: Substring) -> Bool {
        var rest = text
        if rest.hasPrefix("[") {
            guard let end = rest.firstIndex(of: "]"), rest[..<end].count > 2 else { return false }
            rest = rest[rest.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return false }
        } else {
            let host = rest.prefix { $0 != ":" }
            let isHost = host.utf8.allSatisfy { byte in
                PercentEncoding.isAlphanumeric(byte) || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
            }
            guard !host.isEmpty, isHost else { return false }
            rest = rest[host.endIndex...]
        }
        if rest.isEmpty { return true }
        let digits = rest.dropFirst()
        guard let port = UInt16(digits), digits.allSatisfy(\.isWholeNumber) else { return false }
        return port > 0
    }
}
