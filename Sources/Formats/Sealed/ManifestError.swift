/// What is wrong with an archive's manifest or the names in it.
package enum ManifestError: Error, Equatable, Sendable {
    /// A property that is missing or of the wrong type.
    case property(String)
    /// Not the manifest of an archive of this kind.
    case format
    /// A version of the format that this program does not read.
    case version(Int64)
    /// A name that no entry may have.
    case name(ExactText)
    /// Two entries of one name.
    case duplicateName(String)
    /// An entry of the name of a folder that another lies in.
    case folderName(String)
    /// Two events, or two secrets, of one type.
    case duplicateType(ExactText)
}
