import Formats
package import Primitives
package import Secrets

/// Writes a key export of any size: what is written comes out encrypted, in armor, as it comes.
/// Spec: B10.
package final class KeyExportWriter {
    private static let length = KeyExportSegments.length

    private let sink: any ByteSink
    private let cipher: AES256CTRStream
    private let code: HMACSHA256Stream
    /// Header, ciphertext and MAC, as much as has not gone out; and the text of it.
    private let buffer = WorkBuffer(count: length + KeyExportHeader.macLength, for: .ciphertext)
    private let text = WorkBuffer(
        count: KeyExportArmor.textLength(of: length + KeyExportHeader.macLength),
        for: .ciphertext
    )
    private var filled = 0
    private let side = SideThread()

    /// Begins an export, under the passphrase as UTF-8.
    ///
    /// - Parameters:
    ///   - salt: 16 random bytes.
    ///   - iv: 16 random bytes, of which bit 63 is cleared.
    /// - Throws: `RecoveryError.emptyPassphrase`; `KeyExportRefusal.rounds` for more than are read, or
    ///   none; `PrimitivesError.length` for a salt or IV of another length, `PrimitivesError.posix`
    ///   from the sink.
    package init(
        sink: any ByteSink,
        passphrase: SecretBytes,
        rounds: Int = KeyExportRounds.own,
        salt: [UInt8],
        iv: [UInt8]
    ) throws(RecoveryError) {
        guard !passphrase.isEmpty else { throw .emptyPassphrase }
        guard let count = UInt32(exactly: rounds) else {
            throw .keyExport(.rounds(Int64(rounds)))
        }
        let length = KeyExportHeader.saltLength
        guard salt.count == length, iv.count == length else { throw .primitive(.length) }
        let header = KeyExportHeader(salt: salt, iv: iv, rounds: count)
        let keys = try KeyExportKeys(passphrase, header)
        self.sink = sink
        code = HMACSHA256Stream(key: keys.mac)
        cipher = try carryingPrimitive { () throws(PrimitivesError) in
            try sink.write(KeyExportArmor.opening.span)
            return try AES256CTRStream(key: keys.cipher, iv: header.iv)
        }
        append(header.encoded)
    }

    /// Adds plaintext.
    ///
    /// - Throws: `PrimitivesError.posix` from the sink.
    package func write(_ plaintext: Span<UInt8>) throws(PrimitivesError) {
        var position = 0
        while position < plaintext.count {
            let count = min(Self.length - filled, plaintext.count - position)
            let piece = plaintext.extracting(position..<position + count)
            try buffer.withMutableBytes(filled..<filled + count) {
                (target) throws(PrimitivesError) in
                try cipher.apply(piece, into: &target)
            }
            position += count
            filled += count
            if filled == Self.length {
                let whole = 0..<filled
                side.start { [buffer, code] in buffer.withBytes(whole) { code.update($0) } }
                defer { side.wait() }
                try flush()
            }
        }
    }

    /// Writes the MAC and the end. Nothing may be written after it.
    ///
    /// - Throws: `PrimitivesError.posix` from the sink.
    package func finish() throws(PrimitivesError) {
        buffer.withBytes(0..<filled) { code.update($0) }
        append(code.finish())
        try flush()
        try sink.write(KeyExportArmor.closing.span)
    }

    private func append(_ bytes: [UInt8]) {
        buffer.copy(bytes.span, to: filled)
        filled += bytes.count
    }

    /// Writes what the buffer has, which but for the last time is whole lines.
    private func flush() throws(PrimitivesError) {
        let length = text.withMutableBytes(0..<text.count) { text in
            buffer.withBytes(0..<filled) { KeyExportArmor.encode($0, into: &text) }
        }
        filled = 0
        try text.withBytes(0..<length) { (text: Span<UInt8>) throws(PrimitivesError) in
            try sink.write(text)
        }
    }
}
