extension JSONValue {
    /// Whether both are the same value: members in any order, white space and escapes aside,
    /// numbers by their digits.
    ///
    /// A server may give an object back with its members in another order; nothing else may differ.
    package func isEquivalent(to other: JSONValue) -> Bool {
        if encoded == other.encoded { return true }
        switch (kind, other.kind) {
        case (.array(let one), .array(let two)):
            return one.count == two.count && zip(one, two).allSatisfy { $0.isEquivalent(to: $1) }
        case (.object(let one), .object(let two)):
            guard one.count == two.count else { return false }
            return zip(Self.sorted(one), Self.sorted(two)).allSatisfy {
                $0.name == $1.name && $0.value.isEquivalent(to: $1.value)
            }
        case (.string(let one), .string(let two)):
            return one == two
        case (.number(let one), .number(let two)):
            return one == two
        default:
            return false
        }
    }

    private static func sorted(_ members: [JSONMember]) -> [JSONMember] {
        members.sorted { $0.name < $1.name }
    }
}
