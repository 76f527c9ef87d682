/// One global account data event.
package struct AccountDataEvent: Sendable {
    /// The event's type.
    package let type: EventType
    /// The event's content, its bytes as they were read. An object as a rule; old clients left bare
    /// strings, which are kept.
    package let content: JSONValue

    /// An event with this content.
    package init(type: EventType, content: JSONValue) {
        self.type = type
        self.content = content
    }
}
