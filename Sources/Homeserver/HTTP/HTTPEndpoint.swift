package import Recovery

/// The address of one thing, as a server names it to go on with: with a path, and perhaps a query.
package struct HTTPEndpoint: Hashable, Sendable {
    /// The server, without a path.
    package let server: HTTPAddress
    /// The path, with its query, as it stands.
    package let path: String

    /// The whole address.
    package var text: String { server.text + path }

    /// Reads an address with its scheme.
    ///
    /// - Throws: as `HTTPAddress`.
    package init(parsing text: String) throws(HomeserverError) {
        let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0].hasSuffix(":"), parts[1].isEmpty else {
            throw .notAnAddress(text)
        }
        path = "/" + (parts.count == 4 ? parts[3] : "")
        let isPath = path.unicodeScalars.allSatisfy {
            (0x21...0x7E).contains($0.value) && !"#\\\"<>".unicodeScalars.contains($0)
        }
        guard isPath else { throw .notAnAddress(text) }
        server = try HTTPAddress(parsing: "\(parts[0])//\(parts[2])")
    }
}
