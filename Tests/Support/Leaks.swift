import Formats
package import Secrets

/// What a value shows of itself in every way that the language knows.
package enum Leaks {
    /// The one text that describing, debugging and dumping agree on, without its decoration; or
    /// all of them, if they do not.
    package static func shown(by value: some Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        let bare = String(dumped.dropFirst(dumped.hasPrefix("- ") ? 2 : 0).prefix { $0 != "\n" })
        let all = [String(describing: value), String(reflecting: value), "\(value)", bare]
        return Set(all).sorted().joined(separator: " | ")
    }

    /// The spellings of `secret` that `value` shows in any of these ways: none, as it should be.
    ///
    /// Looked for are the bytes in hexadecimal, in base64, as a list of decimals, as text, and as a
    /// recovery key with and without its spaces; of long secrets their first half too.
    package static func found(of secret: SecretBytes, in value: some Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        let shown = [String(describing: value), String(reflecting: value), "\(value)", dumped]
            .joined(separator: "\n")
        let bytes = secret.revealed
        let half = Array(bytes.prefix(bytes.count / 2))
        var spellings: [String] = []
        for part in [bytes, half] where part.count >= 4 {
            spellings += [
                Hex.encode(part), Base64.encode(part).filter { $0 != "=" },
                part.map(String.init).joined(separator: ", "),
            ]
            // The last character of base64 depends on what follows.
            spellings.append(String(Base64.encode(part).dropLast(1)))
            if let text = String(validating: part, as: UTF8.self) { spellings.append(text) }
        }
        if let key = RecoveryKey.encode(secret) {
            let text = String(decoding: key.revealed, as: UTF8.self)
            spellings += [text, text.filter { $0 != " " }]
        }
        return spellings.filter { shown.lowercased().contains($0.lowercased()) }
    }
}

extension SecretBytes {
    /// Bytes written in hexadecimal. For test data, which never was secret.
    package init(hex: String) throws {
        self.init(copying: try Hex.decode(hex))
    }

    /// The UTF-8 bytes of `text`. For test data, which never was secret.
    package init(text: String) {
        self.init(copying: Array(text.utf8))
    }

    /// The bytes, for comparing them with what is known.
    package var revealed: [UInt8] {
        withBytes { bytes in bytes.indices.map { bytes[$0] } }
    }
}
