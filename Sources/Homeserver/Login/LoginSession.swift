package import Formats
package import Primitives
package import Recovery
package import Secrets

/// A login as it is kept in a file: where the server is, who is logged in, and the token.
///
/// ```
/// matrix-recovery session v1
/// server: https://matrix.example.org
/// user: @alice:example.org
/// device: JLAFKJWSCS
/// origin: login
/// authorities: /etc/ssl/private-root.pem     (only with certificates of one's own)
/// token: …                                   (last, so that the rest can be read without it)
/// ```
/// The token opens the account without another key: nothing but the file's rights protects it.
package struct LoginSession: Sendable {
    /// Where the token came from.
    package enum Origin: String, Sendable {
        /// A login that made a device, which a logout takes away.
        case login
        /// Someone gave it, and goes on using it.
        case given
    }

    /// The server.
    package let server: HTTPAddress
    /// Who is logged in.
    package let userID: ExactText
    /// The device, where the server says.
    package let deviceID: ExactText?
    /// Where the token came from.
    package let origin: Origin
    /// A file with certificates to trust in place of the system's.
    package let authorities: String?
    /// The token.
    package let token: SecretBytes

    private static let firstLine = "matrix-recovery session v1"
    /// The most bytes of a session's file.
    private static let limit = 1 << 16

    /// A session.
    package init(
        server: HTTPAddress,
        userID: ExactText,
        deviceID: ExactText?,
        origin: Origin,
        authorities: String?,
        token: SecretBytes
    ) {
        self.server = server
        self.userID = userID
        self.deviceID = deviceID
        self.origin = origin
        self.authorities = authorities
        self.token = token
    }

    /// Where the session of a user is kept, in the program's folder for what lasts.
    package static func path(of userID: ExactText, in folder: FilePath) -> FilePath {
        folder.appending(EscapedName.escape(userID) + ".session")
    }

    /// Reads a session; nil where there is none.
    ///
    /// - Throws: `RecoveryError.homeserver` with `.notASession`, `.primitive`.
    package init?(
        reading path: FilePath,
        _ files: any FileAccess
    ) throws(RecoveryError) {
        guard try files.status(of: path) != nil else { return nil }
        let text = try files.readSecret(path, limit: Self.limit)
        guard let session = Self(decoding: text) else { throw .homeserver(.notASession) }
        self = session
    }

    private init?(decoding text: SecretBytes) {
        let mark = Array("\ntoken: ".utf8)
        let cut: (head: [UInt8], token: Range<Int>)? = text.withBytes { bytes in
            guard let start = bytes.firstRange(of: mark) else { return nil }
            var end = start.upperBound
            while end < bytes.count, (0x21...0x7E).contains(bytes[end]) { end += 1 }
            let head = bytes.extracting(first: start.lowerBound)
            return (head.indices.map { head[$0] }, start.upperBound..<end)
        }
        guard let cut, !cut.token.isEmpty else { return nil }
        let lines = String(decoding: cut.head, as: UTF8.self).split(separator: "\n")
        guard lines.first == Substring(Self.firstLine) else { return nil }
        var facts: [Substring: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            facts[line[..<colon]] = String(line[colon...].dropFirst(2))
        }
        guard let server = facts["server"], let address = try? HTTPAddress(parsing: server),
            let user = facts["user"], let origin = facts["origin"].flatMap(Origin.init)
        else { return nil }
        self.init(
            server: address,
            userID: ExactText(user),
            deviceID: facts["device"].map { ExactText($0) },
            origin: origin,
            authorities: facts["authorities"],
            token: text.slice(cut.token)
        )
    }

    /// The file's contents.
    package var encoded: SecretBytes {
        var lines = [Self.firstLine, "server: \(server.text)", "user: \(userID.string)"]
        if let deviceID { lines.append("device: \(deviceID.string)") }
        lines.append("origin: \(origin.rawValue)")
        if let authorities { lines.append("authorities: \(authorities)") }
        let head = lines.joined(separator: "\n") + "\ntoken: "
        return SecretBytes(copying: Array(head.utf8)).joined(with: token)
            .joined(with: SecretBytes(copying: [0x0A]))
    }
}

extension Span<UInt8> {
    /// Where `pattern` stands first.
    fileprivate func firstRange(of pattern: [UInt8]) -> Range<Int>? {
        guard count >= pattern.count else { return nil }
        return (0...count - pattern.count).first { start in
            pattern.indices.allSatisfy { self[start + $0] == pattern[$0] }
        }.map { $0..<$0 + pattern.count }
    }
}
