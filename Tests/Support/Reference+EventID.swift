package import Formats
import Primitives

extension Reference {
    /// What is kept of an event when its contents are taken out, in rooms of version 11 and later.
    private static let kept: [ExactText] = [
        "type", "room_id", "sender", "state_key", "content", "hashes", "depth", "prev_events",
        "auth_events", "origin_server_ts",
    ]

    /// The ID of an encrypted event that does not say it, such as in Synapse's export: its hash with
    /// the contents taken out, in rooms of version 4 and later.
    ///
    /// - Throws: `FormatError` for what has no canonical JSON.
    package static func eventID(of event: JSONValue) throws -> ExactText {
        let members = (event.members ?? []).filter { kept.contains($0.name) }.map { member in
            (member.name, member.name == "content" ? JSONValue.object([]) : member.value)
        }
        let hash = SHA256.digest(try JSONValue.object(members).canonical())
        let text = Base64.encode(hash).replacing("+", with: "-").replacing("/", with: "_")
        return ExactText("$" + text)
    }
}
