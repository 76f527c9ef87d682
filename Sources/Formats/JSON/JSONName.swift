/// A member's name that is looked for, ready to be compared.
package struct JSONName: Sendable, ExpressibleByStringLiteral {
    /// The name's bytes.
    let utf8: [UInt8]

    /// A literal's bytes.
    package init(stringLiteral name: String) { utf8 = Array(name.utf8) }
}
