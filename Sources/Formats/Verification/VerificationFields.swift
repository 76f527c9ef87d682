/// Reads the properties of a verification's message, none of them longer than any client writes.
struct VerificationFields {
    /// Homeservers take no longer event.
    private static let longestContent = 65_536
    /// As long as any Matrix identifier may be.
    private static let longestText = 255
    private static let mostItems = 32
    /// The length of a key on either curve, of a hash and of a MAC.
    private static let codeLength = 32

    /// The message's content.
    let content: JSONValue

    /// - Throws: `FormatError.property` with `content` for what is no object, or too long.
    init(_ content: JSONValue) throws(FormatError) {
        guard content.members != nil, content.encoded.count <= Self.longestContent else {
            throw .property("content")
        }
        self.content = content
    }

    /// A text, which is not empty.
    ///
    /// - Throws: `FormatError.property`; `.json` where the name stands twice.
    func text(_ name: String) throws(FormatError) -> ExactText {
        try Self.text(content.member(ExactText(name)), name)
    }

    /// A list of texts.
    ///
    /// - Throws: as `text`.
    func texts(_ name: String) throws(FormatError) -> [ExactText] {
        guard let elements = try content.member(ExactText(name))?.elements,
            elements.count <= Self.mostItems
        else { throw .property(name) }
        var texts: [ExactText] = []
        for element in elements { texts.append(try Self.text(element, name)) }
        return texts
    }

    /// The 32 bytes of a hash or a MAC.
    ///
    /// - Throws: as `text`.
    func code(_ name: String) throws(FormatError) -> [UInt8] {
        try Self.code(content.member(ExactText(name)), name)
    }

    /// A map from a text to 32 bytes, in which each stands once.
    ///
    /// - Throws: as `text`.
    func codes(_ name: String) throws(FormatError) -> [(name: ExactText, code: [UInt8])] {
        guard let members = try content.member(ExactText(name))?.members,
            members.count <= Self.mostItems, Set(members.map(\.name)).count == members.count
        else { throw .property(name) }
        var codes: [(name: ExactText, code: [UInt8])] = []
        for member in members {
            _ = try Self.text(.string(member.name), name)
            codes.append((member.name, try Self.code(member.value, name)))
        }
        return codes
    }

    private static func text(
        _ value: JSONValue?,
        _ name: String
    ) throws(FormatError) -> ExactText {
        guard let text = value?.text, (1...longestText).contains(text.utf8.count),
            text.isWellFormed
        else { throw .property(name) }
        return text
    }

    private static func code(_ value: JSONValue?, _ name: String) throws(FormatError) -> [UInt8] {
        guard let code = value?.base64, code.count == codeLength else { throw .property(name) }
        return code
    }
}
