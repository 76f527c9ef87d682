import Formats
import Recovery
import Support

extension FindingCase {
    /// A rotation that was interrupted, which its journal tells, or else the account itself. Design:
    /// section 4.
    static func rotation() throws -> [FindingCase] {
        let builder = try healthy()
        let examination = Examination(
            builder.account,
            entered: [key.entered],
            unfinished: "new"
        )
        var begun = builder
        let new = AccountBuilder.key("new", 7)
        try begun.describe(new)
        try begun.seal(RotationCase.seed, .selfSigning, under: [key, new])
        let told = Examination(begun.account, entered: [key.entered])
        return [
            FindingCase(.rotationUnfinished, .error, [.key("new")], examination),
            FindingCase(.otherKeyOpens, .info, [.key("new"), .count(1)], told),
        ]
    }
}
