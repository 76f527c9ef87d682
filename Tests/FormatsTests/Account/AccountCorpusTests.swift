import Formats
import Support
import Testing

/// Whatever reads the files of an account returns or throws, however they are damaged.
struct AccountCorpusTests {
    static func documents() throws -> [String] {
        try TestData.files(below: "FormatsTests/Corpus/account").filter { $0.hasSuffix(".json") }
    }

    /// Reads bytes as everything they might be. What was read is given back and edited.
    private func readAsEverything(_ bytes: [UInt8]) throws {
        _ = try? PublishedIdentity(decoding: bytes)
        _ = try? BackupVersion(decoding: bytes)
        let kind = DocumentKind(of: bytes)
        let document: AccountDocument
        do {
            document = try AccountDocument(recognising: bytes)
        } catch .account(.duplicateEvent) {
            return
        } catch {
            if case .accountData = kind { Issue.record(error) }
            return
        }
        #expect(kind == .accountData(document.form))
        #expect(document.bytes == bytes)
        for event in document.events where event.content.members != nil {
            #expect(try document.setting(event.type, to: event.content).bytes == bytes)
        }
    }

    @Test func knowsTheUndamagedDocuments() throws {
        let kinds = try Self.documents().map { DocumentKind(of: try TestData.bytes($0)) }
        #expect(
            kinds == [
                .accountData(.adminMap), .backupRows, .backupVersion, .accountData(.singleEvent),
                .keysQuery, .accountData(.eventList), .accountData(.map), .accountData(.sync),
            ]
        )
    }

    @Test(arguments: try documents())
    func survivesEveryTruncation(file: String) throws {
        try Mutation.truncations(of: TestData.bytes(file), readAsEverything)
    }

    @Test(arguments: try documents())
    func survivesEveryChangedByte(file: String) throws {
        try Mutation.changedBytes(of: TestData.bytes(file), readAsEverything)
    }
}
