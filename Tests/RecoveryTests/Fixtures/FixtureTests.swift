import Formats
import Support
import Testing

/// The accounts are whole, and what is expected of them is what their description says.
struct FixtureTests {
    @Test func hasAllAccounts() throws {
        let folders = try TestData.files(below: "Fixtures")
            .filter { $0.hasSuffix("/expected.json") }
            .map { String($0.split(separator: "/")[1]) }
        #expect(folders == Fixture.names)
    }

    @Test(arguments: try Fixture.all())
    func holdsWhatIsNeeded(_ fixture: Fixture) throws {
        let expected = fixture.expected
        #expect(expected.userID.hasPrefix("@") && expected.userID.hasSuffix(":example.org"))
        #expect(expected.keys.contains { $0.id == expected.defaultKeyID })
        #expect(expected.keys.allSatisfy { $0.rawKey.count == 32 })
        #expect(expected.secrets.count >= 3)
        #expect(expected.crossSigningPublic.values.allSatisfy { $0.count == 32 })
        #expect(expected.crossSigningPublic.count == 3)
        let dumps = try fixture.dumps()
        #expect(dumps.count == (fixture.name == "bob-nheko" ? 2 : 3))
        for export in expected.keyExports {
            #expect(try !fixture.bytes(export.file).isEmpty)
        }
    }

    /// Secrets' keys are keys of the account, which later tests look up.
    @Test(arguments: try Fixture.all())
    func namesKnownKeysOnly(_ fixture: Fixture) {
        let known = Set(fixture.expected.keys.map(\.id))
        for secret in fixture.expected.secrets {
            #expect(known.isSuperset(of: secret.keys), "\(secret.name)")
        }
    }
}
