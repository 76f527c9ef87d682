import Formats
import Recovery
import Secrets
import Support
import Testing

/// An archive is an account like a dump, as `doctor` and `seal` read it; it is never written to.
struct LoadedArchiveTests {
    private func source(
        _ change: (inout ArchiveContents) throws -> Void = { _ in }
    ) throws -> AccountSource {
        var contents = try SealedFixture.contents()
        try change(&contents)
        let loaded = try SealedFixture.open(SealedFixture.seal(contents)).load()
        return try loaded.source(named: "X.tar.age")
    }

    private func keysQuery(_ users: String...) -> [UInt8] {
        let keys = users.map { "\"\($0)\":{\"D\":{}}" }
        return Array("{\"device_keys\":{\(keys.joined(separator: ","))}}".utf8)
    }

    @Test func isTheAccountThatWasSealed() throws {
        let contents = try SealedFixture.contents()
        let source = try source()
        #expect(source.account.userID == "@alice:example.org")
        #expect(source.account.source == "X.tar.age")
        #expect(source.account.events.map(\.type) == contents.accountData.map(\.type))
        #expect(
            try source.document().events.map(\.content.encoded)
                == contents.accountData.map(\.content.encoded)
        )
        #expect(source.otherDumps.isEmpty)
    }

    @Test func isNeverWrittenTo() throws {
        let source = try source()
        #expect(throws: RecoveryError.archiveIsReadOnly) { try source.store(MemoryFiles()) }
    }

    @Test func knowsWhoseKeysAreMeant() throws {
        for query in [
            keysQuery("@alice:example.org", "@bob:example.org"), keysQuery("@alice:example.org"),
        ] {
            let account = try source { $0.identity = query }.account
            #expect(account.userID == "@alice:example.org")
            #expect(account.identity?.userID == "@alice:example.org")
            #expect(account.identity?.devices.count == 1)
        }
    }

    @Test func takesAnUnknownUserFromTheKeys() throws {
        let known = try source { contents in
            contents.user = "unknown"
            contents.identity = keysQuery("@bob:example.org")
        }
        #expect(known.account.userID == "@bob:example.org")
        #expect(known.identityBytes == keysQuery("@bob:example.org"))
        let unknown = try source { contents in
            contents.user = "unknown"
            contents.identity = nil
        }
        #expect(unknown.account.userID == nil)
        #expect(unknown.account.identity == nil)
    }

    @Test func bringsItsBackups() throws {
        let info = Array("{\"algorithm\":\"a\",\"auth_data\":{},\"version\":\"7\"}".utf8)
        let odd = Array("{\"algorithm\":\"a\",\"auth_data\":1,\"version\":\"6\"}".utf8)
        let source = try source { contents in
            contents.backups = [
                ArchiveContents.Backup(version: "7", info: info),
                ArchiveContents.Backup(version: "6", info: odd),
                ArchiveContents.Backup(version: "5", info: Array("{".utf8)),
            ]
        }
        #expect(source.backups.map(\.info.version) == ["7", "6"], "what is no JSON is left out")
        #expect(source.backups.map(\.infoBytes) == [info, odd])
        #expect(source.account.backups?.map(\.isUnderstood) == [true, false])
    }

    /// Whether there was a backup is then not known, which is not the same as none.
    @Test func saysNothingOfBackupsWhereThereAreNone() throws {
        #expect(try source().account.backups == nil)
    }

    @Test func refusesEventsThatNoDocumentHolds() throws {
        let error = #expect(throws: RecoveryError.self) {
            try source { $0.accountData.append(try SealedFixture.event(.master, "{\"x\":1}")) }
        }
        let type = EventType.master.rawValue
        #expect(error == .format(.manifest(.duplicateType(type))))
    }

    /// What an account was found to hold comes back as it was, objects or not.
    @Test(arguments: ["[]", "1e999", "null", "\"text\""])
    func takesContentsOfEveryKind(_ content: String) throws {
        let source = try source {
            $0.accountData.append(try SealedFixture.event("m.odd", content))
        }
        #expect(source.account.events.last?.content.encoded == Array(content.utf8))
    }

    /// As deep as a document of an event's content alone may be, the map around it comes on top.
    @Test func takesContentsAsDeepAsTheyMayBe() throws {
        let deep = "{\"x\":" + String(repeating: "[", count: 127)
        let content = deep + String(repeating: "]", count: 127) + "}"
        let source = try source {
            $0.accountData.append(try SealedFixture.event("m.deep", content))
        }
        let document = try source.document()
        #expect(document.events.last?.content.encoded == Array(content.utf8))
        #expect(try AccountDocument(recognising: document.bytes).form == .map)
    }

    /// What would not be loaded is not sealed.
    @Test func refusesToSealWhatARestoreWouldNotLoad() throws {
        var contents = try SealedFixture.contents()
        let length = Int(LoadedArchive.longestPart) + 1
        contents.secrets = [(.master, SecretBytes(count: length) { _ in })]
        let error = #expect(throws: RecoveryError.self) { try SealedFixture.seal(contents) }
        guard case .sealed(.entry(let name, .tooLarge)) = error else {
            Issue.record("not refused")
            return
        }
        #expect(name.hasPrefix("secrets/"))
    }
}
