/// A value that a closure changes and that is looked at when it has run.
final class Kept<Value> {
    var value: Value

    init(_ value: Value) {
        self.value = value
    }
}
