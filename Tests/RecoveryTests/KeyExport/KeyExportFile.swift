import Formats
import Primitives
import Recovery
import Secrets
import Support

/// Key exports in memory.
enum KeyExportFile {
    /// A JSON array that looks like room keys do.
    static let sessions = Array(#"[{"algorithm":"m.megolm.v1.aes-sha2","room_id":"!r"}]"#.utf8)
    /// The passphrase of exports that no other is given for.
    static let passphrase = SecretBytes(text: "a passphrase")
    /// A salt and an IV that are always the same.
    static let salt = [UInt8](0..<16)
    static let iv = [UInt8](100..<116)

    /// An export of `plaintext`, given in pieces of a length.
    static func write(
        _ plaintext: [UInt8] = sessions,
        _ passphrase: SecretBytes = passphrase,
        rounds: Int = 10,
        salt: [UInt8] = salt,
        iv: [UInt8] = iv,
        pieces: Int = .max
    ) throws -> [UInt8] {
        let sink = ByteArraySink()
        let writer = try KeyExportWriter(
            sink: sink,
            passphrase: passphrase,
            rounds: rounds,
            salt: salt,
            iv: iv
        )
        var position = 0
        while position < plaintext.count {
            let end = position + min(pieces, plaintext.count - position)
            try writer.write(plaintext.span.extracting(position..<end))
            position = end
        }
        try writer.finish()
        return sink.bytes
    }

    /// The base64 of an export, without the lines around it.
    static func base64(_ file: [UInt8]) -> String {
        String(decoding: file, as: UTF8.self).split(separator: "\n").dropFirst().dropLast().joined()
    }

    /// An export with other text between its lines.
    static func file(_ base64: String) -> [UInt8] {
        let first = "-----BEGIN MEGOLM SESSION DATA-----\n"
        return Array((first + base64 + "\n-----END MEGOLM SESSION DATA-----\n").utf8)
    }

    /// An export with other bytes inside.
    static func file(inside bytes: [UInt8]) -> [UInt8] { file(Base64.encode(bytes, .padded)) }
}

extension KeyExportReader {
    /// Opens an export in memory, of which the source gives as many bytes at a time.
    convenience init(
        _ file: [UInt8],
        _ passphrases: SecretBytes...,
        pieces: Int = .max,
        budget: Int64 = PassphraseDerivation.budget
    ) throws(RecoveryError) {
        try self.init(
            open: { ByteArraySource(file, pieces: pieces) },
            passphrases: passphrases,
            budget: budget
        )
    }

    /// Opens what is left of an export in memory.
    convenience init(
        salvaging file: [UInt8],
        _ passphrases: SecretBytes...
    ) throws(RecoveryError) {
        try self.init(salvaging: { ByteArraySource(file) }, passphrases: passphrases)
    }

    /// All of the plaintext.
    func bytes(pieces: Int = 100_000) throws -> [UInt8] {
        let source = try plaintext()
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: pieces)
        while true {
            var target = piece.mutableSpan
            let count = try source.read(into: &target)
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }
}
