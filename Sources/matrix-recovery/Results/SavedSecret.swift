internal import Formats
internal import Primitives

/// That a secret lies in a file now. A person, who named the file, needs no word of it.
struct SavedSecret: Renderable {
    /// What lies there.
    enum What {
        /// The recovery key of a storage key, of this ID if it was proved.
        case recoveryKey(KeyID?)
        /// The value of a secret.
        case secret(EventType)
    }

    let path: FilePath
    let what: What

    func render(on page: inout Page) {}

    var json: JSONValue {
        let content: (ExactText, JSONValue) =
            switch what {
            case .recoveryKey(let id): ("key_id", .optional(id?.rawValue))
            case .secret(let type): ("name", .string(type.rawValue))
            }
        return .object([content, ("saved", .string(ExactText(utf8: path.bytes)))])
    }
}
