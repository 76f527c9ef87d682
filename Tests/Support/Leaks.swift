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
