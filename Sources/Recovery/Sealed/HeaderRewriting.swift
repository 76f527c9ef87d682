package import Formats
package import Primitives

/// An age file with another header in front of the same payload.
package enum HeaderRewriting {
    private static let pieceLength = 64 << 10

    /// Copies the file, in armor if it was. Memory does not grow with it.
    ///
    /// - Parameters:
    ///   - name: the file's, for messages.
    ///   - form: the one that the file has.
    /// - Returns: how long the text is that was written.
    /// - Throws: `SealedError.sourceChanged` where the old header is not there any more;
    ///   `FormatError.age` with what is wrong with the armor; `PrimitivesError.posix`.
    package static func copy(
        from source: any ByteSource,
        named name: FilePath,
        replacing old: AgeHeader,
        by new: AgeHeader,
        to sink: any ByteSink,
        as form: AgeForm
    ) throws(RecoveryError) -> Int {
        let input = AgeInput(source)
        let buffer = WorkBuffer(count: pieceLength, for: .ciphertext)
        let count = old.encoded.count
        let header = WorkBuffer(count: count, for: .ciphertext)
        guard try input.fill(header, 0..<count) == count, header.bytes(0..<count) == old.encoded
        else { throw .sealed(.sourceChanged(name: name.description)) }
        var length = new.encoded.count
        try form.write(to: sink) { (sink) throws(RecoveryError) in
            try carryingPrimitive { () throws(PrimitivesError) in
                try sink.write(new.encoded.span)
            }
            while true {
                let count = try input.fill(buffer, 0..<buffer.count)
                if count == 0 { return }
                length += count
                try carryingPrimitive { () throws(PrimitivesError) in
                    try buffer.withBytes(0..<count) { (bytes) throws(PrimitivesError) in
                        try sink.write(bytes)
                    }
                }
            }
        }
        switch form {
        case .binary: return length
        case .armored: return AgeArmor.length(of: length)
        }
    }
}
