internal import Formats
package import Recovery

/// Finds the homeserver of a user or server name by its `.well-known` file.
package struct Discovery {
    /// What was found.
    package struct Found: Equatable, Sendable {
        /// The server.
        package let address: HTTPAddress
        /// The server name whose `.well-known` file says so; nil where the address was given, or the
        /// name itself answers.
        package let by: String?
    }

    /// Redirections that a `.well-known` file is looked for behind; nothing secret goes along.
    private static let redirectionLimit = 3
    private static let sizeLimit = 1 << 16

    private let client: (HTTPAddress) -> HomeserverClient

    /// Asks servers through the clients that `client` makes.
    package init(_ client: @escaping (HTTPAddress) -> HomeserverClient) {
        self.client = client
    }

    /// The homeserver at an address, of a server name or of a user. It answers as one does.
    ///
    /// - Parameter named: `https://…`, a server name, or `@user:server`.
    /// - Throws: `HomeserverError`.
    package func find(_ named: String) throws(HomeserverError) -> Found {
        let found = try lookUp(named)
        _ = try client(found.address).versions()
        return found
    }

    private func lookUp(_ named: String) throws(HomeserverError) -> Found {
        if named.contains("://") { return Found(address: try HTTPAddress(parsing: named), by: nil) }
        let name =
            named.hasPrefix("@")
            ? String(named[named.index(after: named.firstIndex(of: ":") ?? named.startIndex)...])
            : named
        let itself = try HTTPAddress(parsing: name)
        guard let said = try wellKnown(itself) else { return Found(address: itself, by: nil) }
        let base = (try? said.member("m.homeserver")?.member("base_url"))??.text
        guard let base, base.string.contains("://"),
            let address = try? HTTPAddress(parsing: base.string),
            !address.isPlain || itself.isLoopback
        else { throw .notDiscovered(name) }
        return Found(address: address, by: name)
    }

    /// The file, or nil where the server has none.
    private func wellKnown(_ server: HTTPAddress) throws(HomeserverError) -> JSONValue? {
        let name = server.authority
        var (server, path) = (server, "/.well-known/matrix/client")
        for _ in 0...Self.redirectionLimit {
            var request = HTTPRequest(.get, path)
            request.limit = Self.sizeLimit
            request.answerType = .any
            do throws(HomeserverError) {
                return try client(server).json(request)
            } catch .redirected(let next) {
                guard let moved = try? HTTPEndpoint(parsing: next), !moved.server.isPlain else {
                    throw .redirected(to: next)
                }
                (server, path) = (moved.server, moved.path)
            } catch .notMatrix(404), .notMatrix(403) {
                return nil
            } catch .refused(let refusal) where refusal.status == 404 {
                return nil
            }
        }
        throw .notDiscovered(name)
    }
}
