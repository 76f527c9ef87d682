import Formats
import Recovery
import Support
import Testing

@testable import matrix_recovery

/// What `doctor` shows of an account with many keys.
@Suite struct ExaminationReportTests {
    private func report(keys: Int) throws -> String {
        var builder = AccountBuilder()
        for number in 1...keys {
            let key = AccountBuilder.key(KeyID(ExactText("key\(number)")), UInt8(number))
            try builder.describe(key)
            if number < 3 { try builder.seal("value", .master, under: [key]) }
        }
        var page = Page(width: 200)
        ExaminationReport(builder.examined()).render(on: &page)
        return page.text
    }

    @Test func showsATableOfFewKeys() throws {
        let lines = try report(keys: 12).split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("secret ") && $0.hasSuffix("K12") })
        #expect(lines.contains { $0.hasPrefix("m.cross_signing.master  sealed  sealed  -") })
    }

    /// A table would have a place for every secret under every key.
    @Test func listsTheSecretsUnderManyKeys() throws {
        let lines = try report(keys: 13).split(separator: "\n").map(String.init)
        #expect(lines.contains("m.cross_signing.master: K1 sealed, K2 sealed"))
        #expect(!lines.contains { $0.hasPrefix("secret ") })
    }
}
