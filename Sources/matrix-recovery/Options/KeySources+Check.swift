internal import Primitives
internal import Recovery
internal import Secrets

extension KeySources {
    /// What becomes of a source that gives more than a key can have.
    enum Oversize {
        /// It is an error.
        case refused
        /// Its beginning tells which kind of file it is; where that tells nothing, it is an error.
        case classified
    }
}

extension SecretSource {
    /// Reads what may be a key, or the beginning of a file of another kind that is larger than any
    /// key.
    ///
    /// - Returns: nil for a source that is never a file.
    /// - Throws: `PosixError.tooLarge` for what is too large for a key and no such file,
    ///   `PosixError.call`.
    func readKeyOrContainer(in context: Context) throws(PrimitivesError) -> SecretBytes? {
        let input: FileDescriptor
        switch self {
        case .file("-"): input = context.input
        case .file(let path): input = try FileDescriptor(reading: path)
        case .descriptor(let number): input = try FileDescriptor(inherited: number)
        case .command, .prompt: return nil
        }
        let text = try input.readSecretStart(count: Self.limit + 1)
        if text.count > Self.limit, !KeyCheck.isContainer(text) {
            throw .posix(.tooLarge(path: input.path, limit: Self.limit))
        }
        return text
    }
}

extension FileDescriptor {
    /// Reads the first bytes into guarded memory: `count`, or fewer where the file ends.
    fileprivate func readSecretStart(count: Int) throws(PrimitivesError) -> SecretBytes {
        var gathered = SecretBuilder(limit: count)
        while gathered.count < count {
            var more = 0
            let size = min(4096, count - gathered.count)
            let piece = try SecretBytes(count: size) { (target) throws(PrimitivesError) in
                more = try read(into: &target)
            }
            if more == 0 { break }
            _ = piece.withBytes { gathered.append($0.extracting(0..<more)) }
        }
        return gathered.finish()
    }
}
