/// What is wrong with an age file, header or key.
package enum AgeFormatError: Error, Equatable, Sendable {
    /// Not an age file at all.
    case notAge
}

/// What is wrong with an archive's manifest.
package enum ManifestError: Error, Equatable, Sendable {
    /// A property that is missing or of the wrong type.
    case property(String)
}
