internal import Formats

/// A result with the error that the command ends with beside it.
struct FailedResult<Result: Renderable>: Renderable {
    let result: Result
    let diagnosis: Diagnosis

    /// For people the result alone; the error is said on standard error.
    func render(on page: inout Page) { result.render(on: &page) }

    var json: JSONValue {
        var members = (result.json.members ?? []).map { ($0.name, $0.value) }
        members.append(("error", diagnosis.facts))
        return .object(members)
    }
}
