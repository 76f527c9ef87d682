internal import Formats
internal import Primitives
internal import Recovery

extension Context {
    /// The header of an archive, opened, and the file it stands in.
    ///
    /// - Throws: `RecoveryError`, `PrimitivesError.posix`.
    func openHeader(
        of source: FileDescriptor,
        at path: FilePath,
        with keys: ArchiveKeys
    ) throws -> OpenedHeader {
        let bytes = try source.beginning(AgeArmor.longestPrefix)
        do throws(RecoveryError) {
            return try OpenedHeader(parsingFileOf: bytes, keys: keys)
        } catch .format(let error) {
            throw RecoveryError.file(path, error)
        }
    }

    /// Writes an archive with another header in front of its payload, in armor if it was.
    ///
    /// - Parameter archive: of which nothing was read but in places.
    /// - Throws: `RecoveryError`, `PrimitivesError.posix`; `SealedError.sourceChanged` where what is
    ///   copied is not what was checked.
    func rewrite(
        _ archive: CheckedArchive,
        from old: AgeHeader,
        to new: AgeHeader,
        _ place: ArchivePlace,
        savingIdentityOf readers: SealKeySources.Readers?
    ) throws {
        let source = archive.file
        let isArmored = AgeArmor.begins(try source.beginning(AgeArmor.longestBeginning))
        try write(anew: place, savingIdentityOf: readers) { file in
            if isArmored || archive.digest != nil {
                let length = try archive.readingAgain(for: place.path) {
                    (source) throws(RecoveryError) in
                    try HeaderRewriting.copy(
                        from: source,
                        named: place.path,
                        replacing: old,
                        by: new,
                        to: file,
                        as: isArmored ? .armored : .binary
                    )
                }
                try ensureWhole(file, new, length: length)
            } else {
                try file.write(new.encoded)
                try file.append(contentsOf: source, from: old.encoded.count)
                let payload = try source.status().size - old.encoded.count
                try ensureWhole(file, new, length: new.encoded.count + payload)
            }
        }
    }

    /// Encrypts what is inside an archive anew, and reads it back.
    ///
    /// - Throws: `RecoveryError`, `PrimitivesError.posix`.
    func reseal(
        _ archive: CheckedArchive,
        with keys: ArchiveKeys,
        for readers: SealKeySources.Readers,
        _ place: ArchivePlace,
        as form: AgeForm
    ) throws -> ArchiveManifest {
        try write(anew: place, savingIdentityOf: readers) { file in
            let key = try form.write(to: file) { (sink) throws(RecoveryError) in
                try archive.readingAgain(for: place.path) { (source) throws(RecoveryError) in
                    try Resealing.copy(from: source, keys, to: sink, for: readers.keys)
                }
            }
            let reader = try ArchiveReader(source: file.reopened(), keys: ArchiveKeys(key))
            try reader.verify()
            return reader.manifest
        }
    }

    /// Holds what was written to begin with the new header, and to be as long as it must be.
    private func ensureWhole(_ file: AtomicFile, _ new: AgeHeader, length: Int) throws {
        let reopened = try file.reopened()
        let isWhole = try reopened.status().size == length
        let front = try AgeArmor.decode(
            prefix: reopened.readPrefix(count: AgeArmor.longestPrefix)
        )
        guard isWhole, front.starts(with: new.encoded) else {
            throw RecoveryError.sealed(.sourceChanged(name: file.target.description))
        }
    }
}
