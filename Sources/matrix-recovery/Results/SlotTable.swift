internal import Formats
internal import Recovery

/// The ways into an archive, numbered from 1.
struct SlotTable {
    private let slots: [AgeSlot]
    /// For each slot whether the keys at hand open it; nil where there were none.
    private let opened: [Bool]?

    init(_ slots: [AgeSlot], opened: [Bool]? = nil) {
        self.slots = slots
        self.opened = opened
    }

    func render(on page: inout Page) {
        let headings = ["slot", "opened by", "cost"]
        var table = Table(headings: opened == nil ? headings : headings + ["key"])
        for (index, slot) in slots.enumerated() {
            let words = Self.words(for: slot)
            let key = opened.map { [$0[index] ? "opens" : "-"] } ?? []
            table.add([String(index + 1), words.opener, words.cost] + key)
        }
        page.table(table)
    }

    private static func words(for slot: AgeSlot) -> (opener: String, cost: String) {
        switch slot {
        case .x25519: ("an age identity", "-")
        case .argon2(let slot):
            (
                "a passphrase",
                "Argon2id, \(slot.memoryKiB >> 10) MiB, \(slot.passes) passes, \(slot.lanes) lanes"
            )
        case .scrypt(_, let logN, _): ("a passphrase", "scrypt, 2^\(logN)")
        case .unknown(let type): ("unknown: \(Escaping.text(type))", "-")
        }
    }

    var json: JSONValue {
        .array(
            slots.indices.map { index in
                var members = Self.members(slots[index])
                if let opened { members.append(("opens", .bool(opened[index]))) }
                return JSONValue.object(members)
            }
        )
    }

    private static func members(_ slot: AgeSlot) -> [(ExactText, JSONValue)] {
        switch slot {
        case .x25519: [("type", .string("X25519"))]
        case .argon2(let slot):
            [
                ("lanes", .integer(Int64(slot.lanes))),
                ("memory_kib", .integer(Int64(slot.memoryKiB))),
                ("passes", .integer(Int64(slot.passes))), ("type", .string("thesis.co/argon2")),
            ]
        case .scrypt(_, let logN, _):
            [("log_n", .integer(Int64(logN))), ("type", .string("scrypt"))]
        case .unknown(let type): [("type", .string(type))]
        }
    }
}
