import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Guarded memory is finite: hostile account data must not be able to use it up.
struct SecretLimitTests {
    /// A secret that is sealed under this many keys.
    private func secret(_ count: Int) -> String {
        let entries = (0..<count).map { "\"k\($0)\":{\"passthrough\":true}" }
        return "{\"encrypted\":{\(entries.joined(separator: ","))}}"
    }

    private func read(_ count: Int) throws -> AccountSource {
        let files = MemoryFiles()
        let text = "{\"m.megolm_backup.v1\":\(secret(count - 1)),\"m.other\":\(secret(1))}"
        files.put("dump.json", Array(text.utf8))
        return try AccountReader(files).read("dump.json")
    }

    @Test func boundsTheSealedValuesOfAnAccount() throws {
        #expect(try read(4096).account.events.count == 2)
        #expect(throws: RecoveryError.tooManySecrets(4097)) { try read(4097) }
    }

    @Test func boundsTheSealedValuesOfAnArchivedAccount() throws {
        var contents = try SealedFixture.contents()
        contents.accountData = [try SealedFixture.event(.megolmBackup, secret(4097))]
        let loaded = try SealedFixture.open(SealedFixture.seal(contents)).load()
        #expect(throws: RecoveryError.tooManySecrets(4097)) { try loaded.source(named: "x") }
    }

    @Test func boundsTheSecretsOfAnArchive() throws {
        var contents = try SealedFixture.contents()
        contents.secrets = (0..<4097).map { number in
            (EventType(ExactText("s\(number)")), SecretBytes(copying: [1]))
        }
        let reader = try SealedFixture.open(SealedFixture.seal(contents))
        #expect(throws: RecoveryError.tooManySecrets(4097)) { try reader.load() }
    }
}
