extension JSONValue {
    /// Canonical JSON: the one form of a value that signatures are made over.
    ///
    /// Names in the order of their code points, no white space, the fewest escapes, integers within
    /// ±(2^53 − 1) and no other numbers. Spec: A4; appendix "Canonical JSON" of the Matrix
    /// specification.
    ///
    /// - Throws: `FormatError.canonicalJSON` for what has no such form.
    package func canonical() throws(FormatError) -> [UInt8] {
        var bytes: [UInt8] = []
        try appendCanonical(to: &bytes)
        return bytes
    }

    private func appendCanonical(to bytes: inout [UInt8]) throws(FormatError) {
        switch kind {
        case .null, .bool:
            bytes += JSONValue(kind).encoded
        case .number(let digits):
            bytes += try Self.canonicalInteger(digits).utf8
        case .string(let text):
            try Self.appendCanonical(text, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                try element.appendCanonical(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            try Self.appendCanonical(members, to: &bytes)
        }
    }

    private static func appendCanonical(
        _ members: [JSONMember],
        to bytes: inout [UInt8]
    ) throws(FormatError) {
        bytes.append(UInt8(ascii: "{"))
        var previous: ExactText?
        for member in members.sorted(by: { $0.name < $1.name }) {
            guard member.name != previous else {
                throw .canonicalJSON(.duplicateName(member.name))
            }
            if previous != nil { bytes.append(UInt8(ascii: ",")) }
            previous = member.name
            try appendCanonical(member.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            try member.value.appendCanonical(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func appendCanonical(
        _ text: ExactText,
        to bytes: inout [UInt8]
    ) throws(FormatError) {
        guard text.isWellFormed else { throw .canonicalJSON(.loneSurrogate) }
        JSONString.append(text, to: &bytes)
    }

    private static func canonicalInteger(_ digits: ExactText) throws(FormatError) -> ExactText {
        let magnitude = digits.utf8.drop { $0 == UInt8(ascii: "-") }
        let isInteger = magnitude.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard isInteger, digits != "-0" else { throw .canonicalJSON(.notAnInteger) }
        let limit: Int64 = 1 << 53
        guard let value = Int64(digits.string), -limit < value, value < limit else {
            throw .canonicalJSON(.outOfRange)
        }
        return digits
    }
}
