extension JSONValue {
    /// The value that `bytes` are the text of, white space around it allowed.
    ///
    /// Names that stand twice and lone surrogates are kept: they are refused where a member is read
    /// by its name, and in canonical JSON.
    ///
    /// - Throws: `FormatError.json` with the fault and its place.
    package init(
        parsing bytes: [UInt8],
        limits: JSONLimits = .standard
    ) throws(FormatError) {
        let reader = try JSONReader(bytes, limits: limits)
        var builder = JSONTreeBuilder(bytes: bytes, limits: limits, reader: reader)
        self = try builder.document()
    }
}

/// Makes a tree of what a reader reads. Its calls nest as deep as the text does, which the reader
/// bounds.
private struct JSONTreeBuilder {
    let bytes: [UInt8]
    let limits: JSONLimits
    var reader: JSONReader
    var count = 0

    mutating func document() throws(FormatError) -> JSONValue {
        let value = try value(try token())
        guard try reader.next() == nil else {
            throw .json(JSONError(.trailingData, at: reader.offset))
        }
        return value
    }

    /// The next token, where there must be one: a reader ends only behind the outermost value.
    private mutating func token() throws(FormatError) -> JSONToken {
        guard let token = try reader.next() else {
            throw .json(JSONError(.truncated, at: reader.offset))
        }
        return token
    }

    private mutating func value(_ token: JSONToken) throws(FormatError) -> JSONValue {
        count += 1
        let start = reader.tokenRange.lowerBound
        guard count <= limits.maximumValues else { throw .json(JSONError(.tooLarge, at: start)) }
        let kind = try kind(token)
        return JSONValue(kind, in: bytes, at: start..<reader.offset)
    }

    private mutating func kind(_ token: JSONToken) throws(FormatError) -> JSONValue.Kind {
        switch token {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number: .number(reader.text())
        case .string: .string(reader.text())
        case .beginArray: .array(try elements())
        case .beginObject: .object(try members())
        case .name, .endArray, .endObject:
            throw .json(JSONError(.unexpectedByte, at: reader.tokenRange.lowerBound))
        }
    }

    private mutating func elements() throws(FormatError) -> [JSONValue] {
        var elements: [JSONValue] = []
        while true {
            let token = try token()
            if token == .endArray { return elements }
            elements.append(try value(token))
        }
    }

    private mutating func members() throws(FormatError) -> [JSONMember] {
        var members: [JSONMember] = []
        while try token() == .name {
            let name = reader.text()
            let nameRange = reader.tokenRange
            let value = try value(try token())
            members.append(JSONMember(name: name, value: value, nameRange: nameRange))
        }
        return members
    }
}
