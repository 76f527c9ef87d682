import Testing

/// One account as a server and its clients really left it, with everything a reader gets out of it.
package struct Fixture: Sendable {
    /// The folder's name.
    package let name: String
    /// What `expected.json` says.
    package let expected: ExpectedAccount

    /// The folders below `Fixtures`.
    package static let names = [
        "alice-passphrase", "bob-nheko", "carol-two-keys", "dave-no-backup", "ivan-element",
    ]

    /// All accounts.
    ///
    /// - Throws: `TestDataError` for data that is not there or not as described.
    package static func all() throws -> [Fixture] {
        try names.map { name in try Fixture(name) }
    }

    /// The account in the folder `name`.
    ///
    /// - Throws: `TestDataError` for data that is not there or not as described.
    package init(_ name: String) throws {
        self.name = name
        expected = try ExpectedAccount(
            decoding: TestData.bytes("Fixtures/\(name)/expected.json")
        )
    }

    /// The full path of the folder, or of a file in it.
    package func path(_ file: String = "") -> String {
        TestData.path("Fixtures/\(name)" + (file.isEmpty ? "" : "/\(file)"))
    }

    /// The bytes of a file in the folder.
    package func bytes(_ file: String) throws -> [UInt8] {
        try TestData.bytes("Fixtures/\(name)/\(file)")
    }

    /// The files in the folder and below, relative to it.
    package func files() throws -> [String] {
        let prefix = "Fixtures/\(name)/"
        return try TestData.files(below: "Fixtures/\(name)").map { path in
            String(path.dropFirst(prefix.count))
        }
    }

    /// The forms that the account data was dumped in: `/sync`, the admin API's answer, and, where
    /// the server could write one, its export directory.
    package func dumps() throws -> [String] {
        let files = try files()
        return ["sync.json", "admin_accountdata.json", "export-data"].filter { dump in
            files.contains { $0 == dump || $0.hasPrefix(dump + "/") }
        }
    }
}

extension Fixture: CustomTestStringConvertible {
    /// The folder's name.
    package var testDescription: String { name }
}
