internal import ArgumentParser
internal import Primitives
internal import Synchronization

/// A value of an option, with its place among all option values of the command line.
///
/// Options of several names that give one list are read into one list a name; their places bring
/// them into the order in which they were typed. Options are parsed from left to right, so that a
/// number that grows with each of them tells the order.
struct Typed<Value> {
    let place: Int
    let value: Value

    init(_ value: Value) {
        place = Places.next()
        self.value = value
    }
}

extension Typed: Equatable where Value: Equatable {}
extension Typed: Sendable where Value: Sendable {}

private enum Places {
    private static let last = Atomic(0)

    static func next() -> Int { last.wrappingAdd(1, ordering: .relaxed).newValue }
}

extension Typed<SecretSource> {
    /// What was typed after a `--…-file` option.
    static func file(_ text: String) throws -> Self {
        if text.isEmpty { throw ValidationError("a file needs a name") }
        return Self(.file(FilePath(text)))
    }

    /// What was typed after a `--…-fd` option.
    static func descriptor(_ text: String) throws -> Self {
        guard let number = Int32(text), number >= 0 else {
            throw ValidationError("'\(text)' is no number of a descriptor")
        }
        return Self(.descriptor(number))
    }

    /// What was typed after a `--…-command` option.
    static func command(_ text: String) throws -> Self {
        if text.isEmpty { throw ValidationError("a command cannot be empty") }
        return Self(.command(text))
    }
}
