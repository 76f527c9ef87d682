internal import Formats

/// A result, that becomes text for people or JSON for programs.
protocol Renderable {
    /// All of it, for programs; never a secret.
    var json: JSONValue { get }

    /// What a person wants to see of it.
    func render(on page: inout Page)
}
