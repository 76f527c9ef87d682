/// That something does not hold which has to, of a parser and some bytes.
package struct BrokenProperty: Error, Equatable, CustomStringConvertible {
    /// What should hold.
    package let description: String

    /// - Parameter description: what should hold.
    init(_ description: String) {
        self.description = description
    }
}

/// Holds a parser to what it promises.
///
/// - Throws: `BrokenProperty` with `promise` if the condition is false.
func expect(_ condition: Bool, _ promise: @autoclosure () -> String) throws(BrokenProperty) {
    guard condition else { throw BrokenProperty(promise()) }
}

/// The value, which has to be there.
///
/// - Throws: `BrokenProperty` with `promise` if it is not.
func require<Value>(
    _ value: Value?,
    _ promise: @autoclosure () -> String
) throws(BrokenProperty) -> Value {
    guard let value else { throw BrokenProperty(promise()) }
    return value
}
