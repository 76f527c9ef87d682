/// What the account data event of a secret holds. Spec: A6.
package enum StoredSecret: Sendable {
    /// Not a secret: other account data.
    case notASecret
    /// A secret that is gone: `{}`, or an `encrypted` with nothing in it.
    case deleted
    /// A secret, encrypted under each of these keys; the entries are in the order of the event.
    case encrypted([Entry])

    /// What stands under one key's ID.
    package struct Entry: Sendable {
        /// The key.
        package let keyID: KeyID
        /// The sealed form, as far as its shape tells.
        package let form: SealedForm
    }

    /// Reads an event's content.
    ///
    /// The type matters only for the oldest passthrough, which is `m.megolm_backup.v1`'s alone
    /// (A11). `{}` is `.deleted` only to those who know that the event was a secret: other clients'
    /// empty events look the same.
    ///
    /// - Throws: `FormatError.json` for a name that stands twice where names matter.
    package init(decoding content: JSONValue, of type: EventType) throws(FormatError) {
        if content.isEmptyObject {
            self = .deleted
            return
        }
        let unwrapped = type == .megolmBackup ? try Self.unwrappedPassthrough(in: content) : []
        guard let members = try content.member("encrypted")?.members else {
            self = unwrapped.isEmpty ? .notASecret : .encrypted(unwrapped)
            return
        }
        let wrapped = try Self.wrapped(members)
        let entries =
            wrapped + unwrapped.filter { entry in !wrapped.contains { $0.keyID == entry.keyID } }
        self = entries.isEmpty ? .deleted : .encrypted(entries)
    }

    private static func wrapped(_ members: [JSONMember]) throws(FormatError) -> [Entry] {
        var entries: [Entry] = []
        var seen: Set<ExactText> = []
        for member in members {
            guard seen.insert(member.name).inserted else {
                throw .json(JSONError(.duplicateName(member.name), at: 0))
            }
            let form = try SealedForm(decoding: member.value)
            entries.append(Entry(keyID: KeyID(rawValue: member.name), form: form))
        }
        return entries
    }

    /// `{ID: {"passthrough": true}}` without `encrypted` around it, or, while a rotation is under
    /// way, beside it. Spec: A11.
    private static func unwrappedPassthrough(
        in content: JSONValue
    ) throws(FormatError) -> [Entry] {
        var entries: [Entry] = []
        for member in content.members ?? [] where member.name != "encrypted" {
            guard try member.value.member("passthrough")?.boolean == true else { continue }
            entries.append(Entry(keyID: KeyID(rawValue: member.name), form: .passthrough))
        }
        return entries
    }
}
