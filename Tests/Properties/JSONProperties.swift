import Formats

/// JSON text becomes a tree without loss.
enum JSONProperties {
    private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]

    /// What is parsed gives its bytes back, and is the same value when it is written anew.
    static func valuesAreKept(_ bytes: [UInt8]) throws(BrokenProperty) {
        guard let value = try? JSONValue(parsing: bytes) else { return }
        let range = try require(value.sourceRange, "what was parsed has a place")
        try expect(value.encoded == Array(bytes[range]), "a value gives its bytes back")
        let outside = bytes[..<range.lowerBound] + bytes[range.upperBound...]
        try expect(outside.allSatisfy(blanks.contains), "only white space is passed over")
        let rebuilt = rebuilt(value)
        let again = try require(
            try? JSONValue(parsing: rebuilt.encoded),
            "what is written can be read"
        )
        try expect(again.encoded == rebuilt.encoded, "what is written is read to the same bytes")
        try expect(again.isEquivalent(to: value), "what is written anew is the same value")
        try expectMembers(of: value)
        guard let canonical = try? value.canonical() else { return }
        let read = try require(
            try? JSONValue(parsing: canonical),
            "canonical JSON can be read"
        )
        try expect((try? read.canonical()) == canonical, "canonical JSON has one form")
        try expect(read.isEquivalent(to: value), "canonical JSON is the same value")
    }

    /// The same value with nothing of the source but numbers.
    private static func rebuilt(_ value: JSONValue) -> JSONValue {
        switch value.kind {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number: value
        case .string(let text): .string(text)
        case .array(let elements): .array(elements.map(rebuilt))
        case .object(let members): .object(members.map { ($0.name, rebuilt($0.value)) })
        }
    }

    private static func expectMembers(of value: JSONValue) throws(BrokenProperty) {
        if let integer = value.integer {
            try expect(value.wholeNumber == integer, "an integer is a whole number")
        }
        for element in value.elements ?? [] { try expectMembers(of: element) }
        let members = value.members ?? []
        for member in members {
            let count = members.count { $0.name == member.name }
            let found = try? value.member(member.name)
            try expect((found != nil) == (count == 1), "a member is found by a name of its own")
            try expectMembers(of: member.value)
            guard count == 1, let set = try? value.setting(member.name, to: .null) else { continue }
            try expect(set.members?.count == members.count, "a member is set in its place")
            let removed = try? value.removing(member.name)
            try expect(removed?.members?.count == members.count - 1, "a member is removed alone")
        }
    }
}
