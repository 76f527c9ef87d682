/// An event from one device to another, as `/sync` delivers it.
package struct ToDeviceEvent: Sendable {
    /// Its type.
    package let type: ExactText
    /// The user that the server says it is from.
    package let sender: ExactText
    /// Its content.
    package let content: JSONValue

    /// An event of that type, sender and content.
    package init(type: ExactText, sender: ExactText, content: JSONValue) {
        self.type = type
        self.sender = sender
        self.content = content
    }

    /// Reads an event.
    ///
    /// - Throws: `FormatError.property` for a member that is missing or of another type,
    ///   `FormatError.json` with `duplicateName`.
    package init(decoding event: JSONValue) throws(FormatError) {
        guard let type = try event.member("type")?.text else { throw .property("type") }
        guard let sender = try event.member("sender")?.text else { throw .property("sender") }
        guard let content = try event.member("content"), content.members != nil else {
            throw .property("content")
        }
        self.init(type: type, sender: sender, content: content)
    }
}
