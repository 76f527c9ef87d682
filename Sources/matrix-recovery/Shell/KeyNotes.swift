internal import Formats
internal import Recovery

/// What there is to say of the keys that were given, beside what the command itself has to say.
final class KeyNotes {
    /// Nil where no key was tried by a command that notes it.
    private var findings: [Finding]?

    /// Notes findings, also that there are none.
    func add(_ more: [Finding]) { findings = (findings ?? []) + more }

    /// A result or an error with the findings as `key_findings`.
    func added(to result: JSONValue) -> JSONValue {
        guard let findings, let members = result.members else { return result }
        return .object(
            members.map { ($0.name, $0.value) }
                + [("key_findings", .array(findings.map(\.json)))]
        )
    }
}

extension Context {
    /// Says which of the keys were of no use, though others opened something: the person believes
    /// to have given all that is needed.
    func note(uselessKeys findings: [Finding]) {
        keyNotes.add(findings)
        for finding in findings { messages.warning(FindingWords(finding).text) }
        if !findings.isEmpty {
            messages.hint("'matrix-recovery key check' says what each key is to this account")
        }
    }
}
