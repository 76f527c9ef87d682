package import Formats
package import Testing

/// One entry of the vectors: inputs, and what comes of them.
package struct VectorEntry: Sendable {
    /// The entry's name, unique over all files.
    package let id: String
    /// What is tested; it fixes the members of `inputs` and `expect`.
    package let kind: String
    /// What goes in.
    package let inputs: JSONValue
    /// What has to come out, or the class of the refusal.
    package let expect: JSONValue
    /// The entry as it stands in its file.
    let value: JSONValue

    /// - Throws: `TestDataError` for an entry that lacks a member or has one of another type.
    init(decoding value: JSONValue) throws {
        id = try value.string(at: "id")
        kind = try value.string(at: "kind")
        inputs = try value.value(at: "inputs")
        expect = try value.value(at: "expect")
        self.value = value
        guard inputs.members != nil, let expectations = expect.members, !expectations.isEmpty else {
            throw TestDataError.malformed(id)
        }
    }

    /// Runs what is tested and says what came of it.
    ///
    /// - Throws: an error that has no class, which no vector can expect.
    package func outcome<Value>(of body: () throws -> Value) throws -> VectorOutcome<Value> {
        do {
            return .value(try body())
        } catch {
            guard let refusal = VectorRefusal(error) else { throw error }
            return .refused(refusal)
        }
    }

    /// Whether a refusal of this class is right: it is named, or refusing is allowed.
    package func allows(_ refusal: VectorRefusal) throws -> Bool {
        let named = try expect.stringIfPresent(at: "error").map { [$0] } ?? []
        let any = try expect.valueIfPresent(at: "error_any").map { _ in
            try expect.strings(at: "error_any")
        }
        let mayRefuse = expect.members?.contains { $0.name.string.hasSuffix("_or_error") } ?? false
        return mayRefuse || refusal.classes.contains { (named + (any ?? [])).contains($0) }
    }

    /// Runs what is tested and holds what came of it against what is expected: the value that
    /// stands under `name`, as `name` or as `name_or_error`, or the class of the refusal.
    ///
    /// - Throws: an error that has no class, and `TestDataError` for an entry that expects nothing.
    package func expectOutcome<Value: Equatable>(
        _ name: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ expected: (JSONValue, String) throws -> Value,
        of body: () throws -> Value
    ) throws {
        switch try outcome(of: body) {
        case .refused(let refusal):
            let isAllowed = try allows(refusal)
            #expect(isAllowed, "\(id): \(refusal)", sourceLocation: sourceLocation)
        case .value(let value):
            let stated = [name, name + "_or_error"].first { stated in
                expect.members?.contains { $0.name == ExactText(stated) } ?? false
            }
            guard let stated else {
                Issue.record("\(id): expected a refusal", sourceLocation: sourceLocation)
                return
            }
            let right = try expected(expect, stated)
            #expect(value == right, "\(id)", sourceLocation: sourceLocation)
        }
    }
}

/// What came of a vector's inputs.
package enum VectorOutcome<Value> {
    /// A value, to be compared.
    case value(Value)
    /// An error, by its class.
    case refused(VectorRefusal)
}

extension VectorEntry: CustomTestStringConvertible {
    /// The entry's name.
    package var testDescription: String { id }
}
