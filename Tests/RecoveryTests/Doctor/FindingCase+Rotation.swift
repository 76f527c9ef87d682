import Formats
import Recovery
import Support

extension FindingCase {
    /// A rotation that was interrupted, which its journal tells. Design: section 4.
    static func rotation() throws -> [FindingCase] {
        let builder = try healthy()
        let examination = Examination(
            builder.account,
            entered: [key.entered],
            unfinished: "new"
        )
        return [FindingCase(.rotationUnfinished, .error, [.key("new")], examination)]
    }
}
