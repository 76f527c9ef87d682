extension JSONValue {
    /// An object with these members, in this order.
    package static func object(_ members: [(ExactText, JSONValue)]) -> JSONValue {
        JSONValue(.object(members.map { name, value in JSONMember(name: name, value: value) }))
    }

    /// An array of these values.
    package static func array(_ elements: [JSONValue]) -> JSONValue { JSONValue(.array(elements)) }

    /// A string. The text is UTF-8, but for lone surrogates.
    package static func string(_ text: ExactText) -> JSONValue { JSONValue(.string(text)) }

    /// A string.
    package static func string(_ text: String) -> JSONValue { JSONValue(.string(ExactText(text))) }

    /// A number.
    package static func integer(_ value: Int64) -> JSONValue {
        JSONValue(.number(ExactText(String(value))))
    }

    /// A truth value.
    package static func bool(_ value: Bool) -> JSONValue { JSONValue(.bool(value)) }

    /// `null`.
    package static var null: JSONValue { JSONValue(.null) }

    /// The member's value; nil if there is none of that name, or this is no object.
    ///
    /// - Throws: `FormatError.json` with `duplicateName` if the name stands twice.
    package func member(_ name: ExactText) throws(FormatError) -> JSONValue? {
        guard let index = try index(of: name) else { return nil }
        return members?[index].value
    }

    /// This object with the member set to `value`, in its old place or, if new, at the end.
    ///
    /// The other members keep their values' bytes and their order. What is no object is replaced by
    /// one.
    ///
    /// - Throws: `FormatError.json` with `duplicateName` if the name stands twice.
    package func setting(_ name: ExactText, to value: JSONValue) throws(FormatError) -> JSONValue {
        var members = members ?? []
        let member = JSONMember(name: name, value: value)
        if let index = try index(of: name) {
            members[index] = member
        } else {
            members.append(member)
        }
        return JSONValue(.object(members))
    }

    /// This object without the member, or as it is if there is none of that name.
    ///
    /// - Throws: `FormatError.json` with `duplicateName` if the name stands twice.
    package func removing(_ name: ExactText) throws(FormatError) -> JSONValue {
        guard var members, let index = try index(of: name) else { return self }
        members.remove(at: index)
        return JSONValue(.object(members))
    }

    /// Where the member stands among the others.
    private func index(of name: ExactText) throws(FormatError) -> Int? {
        guard let members else { return nil }
        guard let first = members.firstIndex(where: { $0.name == name }) else { return nil }
        let again = members[(first + 1)...].first { $0.name == name }
        if let again {
            throw .json(JSONError(.duplicateName(name), at: again.nameRange?.lowerBound ?? 0))
        }
        return first
    }
}
