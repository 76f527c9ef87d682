/// One member of a JSON object.
package struct JSONMember: Sendable {
    /// The name, without its escapes.
    package let name: ExactText
    /// The value.
    package let value: JSONValue
    /// Where the name stood, with its quotation marks, in the text it was parsed from.
    let nameRange: Range<Int>?

    /// A member of our own making.
    package init(name: ExactText, value: JSONValue) {
        self.init(name: name, value: value, nameRange: nil)
    }

    /// A member whose name stood at `nameRange`.
    init(name: ExactText, value: JSONValue, nameRange: Range<Int>?) {
        self.name = name
        self.value = value
        self.nameRange = nameRange
    }
}
