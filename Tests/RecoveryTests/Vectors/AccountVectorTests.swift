import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: A1 to A6, B1 to B8. Whole accounts of the peers, and what is found in damaged ones.
struct AccountVectorTests {
    private func account(_ entry: VectorEntry) throws -> Account {
        let events = try entry.inputs.object(at: "account_data").map { member in
            AccountDataEvent(type: EventType(member.name), content: member.value)
        }
        return Account(userID: nil, events: events, source: entry.id)
    }

    private func entered(_ entry: VectorEntry) throws -> [EnteredKey] {
        let unlock = try entry.inputs.value(at: "unlock")
        let kinds: [(String, EnteredKey.Kind)] = [
            ("recovery_key", .recoveryKey), ("passphrase", .passphrase),
        ]
        let keys = try kinds.compactMap { name, kind in
            try unlock.stringIfPresent(at: name).map { text in
                EnteredKey(kind, SecretBytes(text: text), origin: name)
            }
        }
        #expect(try keys.count == entry.inputs.object(at: "unlock").count)
        return keys
    }

    private func expectSecrets(_ entry: VectorEntry, _ matrix: StorageMatrix) throws {
        let expected = try entry.expect.object(at: "secrets")
        #expect(matrix.rows.filter { $0.value != nil }.count == expected.count)
        for secret in expected {
            let value = matrix.value(of: EventType(secret.name))
            #expect(value?.revealed == secret.value.text?.utf8, "\(secret.name)")
        }
    }

    /// Each key is tried alone, since each one has to do.
    @Test(arguments: try VectorFile.entries("ssss.account"))
    func opensAccounts(_ entry: VectorEntry) throws {
        for entered in try entered(entry) {
            let examination = try Examination(account(entry), entered: [entered])
            let id = KeyID(try entry.expect.text(at: "default_key_id"))
            #expect(examination.storage.defaultKey.effective == id)
            #expect(examination.storage.defaultKey.isDescribed)
            let key = try #require(examination.matrix.keys.first { $0.key.id == id })
            #expect(try key.key.material.revealed == entry.expect.hex(at: "key_hex"))
            #expect(examination.matrix.rows.allSatisfy { $0.openedWith == id })
            try expectSecrets(entry, examination.matrix)
        }
    }

    @Test(arguments: try VectorFile.entries("ssss.audit"))
    func auditsAccounts(_ entry: VectorEntry) throws {
        let examination = try Examination(account(entry), entered: entered(entry))
        let storage = examination.storage
        let matrix = examination.matrix
        let expect = entry.expect
        let known: Set<String> = [
            "default_key_id", "default_key_state", "unlocked_key_ids", "secrets", "undecryptable",
            "deleted", "deleted_keys", "not_secrets", "also_encrypted_under",
        ]
        #expect(known.isSuperset(of: expect.members?.map(\.name.string) ?? []))
        try expectSecrets(entry, matrix)
        #expect(
            try storage.defaultKey.effective?.rawValue.string
                == expect.stringIfPresent(at: "default_key_id")
        )
        if let state = try expect.stringIfPresent(at: "default_key_state") {
            #expect(state == storage.defaultKey.word)
        } else {
            #expect(storage.defaultKey.isDescribed)
        }
        try expectNames(expect, "unlocked_key_ids", matrix.keys.map(\.key.id.rawValue))
        try expectNames(expect, "deleted", storage.deleted.map(\.rawValue))
        try expectNames(expect, "deleted_keys", storage.clearedKeys.map(\.rawValue))
        try expectNames(expect, "not_secrets", storage.otherTypes.map(\.rawValue))
        try expectReasons(expect, matrix)
        try expectOtherKeys(expect, matrix)
    }

    private func expectNames(
        _ expect: JSONValue,
        _ name: String,
        _ found: [ExactText]
    ) throws {
        #expect(try Set(found.map(\.string)) == Set(expect.strings(at: name)), "\(name)")
    }

    private func expectReasons(_ expect: JSONValue, _ matrix: StorageMatrix) throws {
        let reasons = matrix.rows.compactMap { row in row.reason.map { (row.type, $0) } }
        let expected = try expect.object(at: "undecryptable")
        #expect(reasons.count == expected.count)
        for member in expected {
            let reason = reasons.first { $0.0 == EventType(member.name) }?.1
            #expect(reason == member.value.text?.string, "\(member.name)")
        }
    }

    private func expectOtherKeys(_ expect: JSONValue, _ matrix: StorageMatrix) throws {
        let others = matrix.rows.compactMap { row -> (ExactText, Set<String>)? in
            let ids = row.cells.map(\.keyID).filter { $0 != row.openedWith }
            guard row.value != nil, !ids.isEmpty else { return nil }
            return (row.type.rawValue, Set(ids.map(\.rawValue.string)))
        }
        let expected = try expect.object(at: "also_encrypted_under")
        #expect(others.count == expected.count)
        for member in expected {
            let found = others.first { $0.0 == member.name }?.1
            #expect(found == Set(member.value.elements?.compactMap(\.text?.string) ?? []))
        }
    }
}

extension StorageMatrix.Row {
    /// Why it did not open, in the vectors' words.
    fileprivate var reason: String? {
        guard value == nil else { return nil }
        let states = cells.map(\.state)
        let closed: [StorageMatrix.Cell] = [.otherKey, .unknownKey]
        if states.contains(where: { !closed.contains($0) }) { return "mac" }
        return states.contains(.otherKey) ? "other_key" : "unknown_key"
    }
}

extension DefaultKey {
    /// The state in the vectors' words.
    fileprivate var word: String {
        switch pointer {
        case .absent: effective == nil ? "absent" : "marked"
        case .cleared: "cleared"
        case .malformed: "malformed"
        case .key, .bareString: isDescribed ? "ok" : "dangling"
        }
    }
}
