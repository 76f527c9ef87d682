internal import Primitives

/// What is said of files that room keys were split into.
enum PartsWords {
    /// A file by the name of the part that would be next.
    static func another(_ path: FilePath) -> String {
        "\(Escaping.text(path)) is none of these: it was there before"
    }
}
