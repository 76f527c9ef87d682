import Formats

/// A manifest is read as it is written.
enum ManifestProperties {
    /// What is read is written and read to the same facts, and written to the same bytes again.
    static func manifestsAreKept(_ bytes: [UInt8]) throws(BrokenProperty) {
        guard let manifest = try? ArchiveManifest(decoding: bytes) else { return }
        let encoded = manifest.encoded
        let again = try require(
            try? ArchiveManifest(decoding: encoded),
            "what is written can be read"
        )
        try expect(again == manifest, "what is written is read to the same facts")
        try expect(again.encoded == encoded, "a manifest has one form")
    }
}
