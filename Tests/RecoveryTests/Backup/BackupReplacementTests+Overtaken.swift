import Formats
import Primitives
import Recovery
import Secrets
import Support
import Synchronization
import Testing

/// A change that was interrupted, and what another client did before it went on: no key is lost, and
/// the same again finishes, or is refused where `backup create` finishes.
extension BackupReplacementTests {
    /// What the other client did.
    enum Overtaking: CaseIterable {
        /// It removed the version whose room keys go over, and there is one before that.
        case removal
        /// It removed all versions.
        case clearance
        /// It made a version whose key is given.
        case given
        /// It made a version whose key is not at hand.
        case stranger

        func act(on server: MemoryHomeserver) throws {
            try server.state.withLock { state in
                switch self {
                case .removal: state.versions.removeAll { $0.name == "2" }
                case .clearance: state.versions = []
                case .given, .stranger:
                    try BackupReplacementTests.add(5..<8, to: otherKey, &state)
                }
            }
        }

        /// What refuses a rotation then.
        func refusal(on server: MemoryHomeserver) -> RecoveryError? {
            switch self {
            case .removal, .given: nil
            case .clearance: .backup(.none)
            case .stranger:
                .backup(.notOurs(server.state.withLock { $0.versions.last?.name ?? "" }))
            }
        }
    }

    private static let otherKey = SecretBytes(copying: [UInt8](repeating: 0x55, count: 32))

    /// Two versions of one key, the second of which has more.
    private func twoVersions() throws -> MemoryHomeserver {
        let server = try server(0..<2)
        try server.state.withLock { try Self.add(0..<5, to: Self.oldKey, &$0) }
        return server
    }

    private func secret(of server: MemoryHomeserver) throws -> SecretBytes {
        let value = examination(of: server).matrix.value(of: .megolmBackup)
        return try BackupKey.read(#require(value))
    }

    private func isUnfinished(_ server: MemoryHomeserver) -> Bool {
        examination(of: server).findings.contains { $0.id == .backupRotationUnfinished }
    }

    /// A rotation that came to its new key in secret storage, and to so many versions.
    private func interrupted(having count: Int) async throws -> MemoryHomeserver {
        var number = 0
        while true {
            number += 1
            let server = try twoVersions()
            server.state.withLock { $0.failing = (number, .before) }
            await #expect(throws: RecoveryError.self) { try await run(server) }
            let versions = server.state.withLock { $0.versions.count }
            if versions == count, isUnfinished(server) { return server }
        }
    }

    /// No key is gone, all opens that did, the current version with the secret, and nothing is
    /// unfinished.
    private func expectNoLoss(
        of before: [SecretBytes],
        on server: MemoryHomeserver,
        _ comment: Comment? = nil
    ) throws {
        let after = try keys(of: server)
        #expect(before.allSatisfy(after.contains), comment)
        #expect(!isUnfinished(server), comment)
        let versions = server.state.withLock { $0.versions }
        for version in versions {
            let opened = try opened(version, after + [Self.otherKey])
            #expect(opened.count == version.count, comment)
        }
        let current = try #require(versions.last, comment)
        #expect(try opened(current, [secret(of: server)]).count == current.count, comment)
    }

    /// After any request.
    @Test(arguments: Overtaking.allCases, MemoryHomeserver.Loss.allCases)
    func finishesWhateverAnotherClientDid(
        _ overtaking: Overtaking,
        _ loss: MemoryHomeserver.Loss
    ) async throws {
        let given = overtaking == .given ? [Self.otherKey] : []
        let quiet = try twoVersions()
        try await run(quiet)
        for number in 1...quiet.state.withLock({ $0.requests }) {
            let server = try twoVersions()
            server.state.withLock { $0.failing = (number, loss) }
            await #expect(throws: RecoveryError.self) { try await run(server) }
            try overtaking.act(on: server)
            let before = try keys(of: server)
            if let refusal = overtaking.refusal(on: server) {
                await #expect(throws: refusal, "request \(number)") { try await run(server) }
                try await run(server) { $0.source = .nothing }
            } else {
                try await run(server) { $0.keys = given }
            }
            try expectNoLoss(of: before, on: server, "request \(number)")
        }
    }

    @Test func takesTheNewKeyUpAgainForTheVersionBefore() async throws {
        let server = try await interrupted(having: 2)
        let new = try secret(of: server)
        try Overtaking.removal.act(on: server)
        let outcome = try await run(server)
        #expect(outcome.isResumed && outcome.version == "3" && outcome.carried.from == ["1"])
        #expect(try secret(of: server) == new && outcome.carried.count == 2)
    }

    @Test func takesTheNewKeyUpAgainForAVersionOfAnotherClient() async throws {
        let server = try await interrupted(having: 2)
        let new = try secret(of: server)
        try Overtaking.given.act(on: server)
        let outcome = try await run(server) { $0.keys = [Self.otherKey] }
        #expect(outcome.isResumed && outcome.version == "4" && outcome.carried.from == ["3"])
        #expect(try secret(of: server) == new && outcome.carried.count == 3)
        let keys = try keys(of: server)
        #expect(keys.count == 3 && [Self.oldKey, Self.otherKey].allSatisfy(keys.contains))
    }

    @Test func takesTheNewKeyUpAgainForAnEmptyVersion() async throws {
        for overtaking in [Overtaking.clearance, .stranger] {
            let server = try await interrupted(having: 2)
            let new = try secret(of: server)
            try overtaking.act(on: server)
            let outcome = try await run(server) { $0.source = .nothing }
            #expect(outcome.isResumed && outcome.carried.from == [])
            #expect(try secret(of: server) == new)
        }
    }

    /// What the version before has is opened by the first new key alone.
    @Test func makesAnotherKeyWhereTheNewKeysVersionIsNotTheCurrentOne() async throws {
        for overtaking in [Overtaking.given, .stranger] {
            let server = try await interrupted(having: 3)
            let first = try secret(of: server)
            try overtaking.act(on: server)
            let outcome = try await run(server) { request in
                if overtaking == .given { request.keys = [Self.otherKey] }
                if overtaking == .stranger { request.source = .nothing }
            }
            #expect(!outcome.isResumed && outcome.version == "5")
            #expect(try secret(of: server) != first && keys(of: server).contains(first))
        }
    }

    @Test func refusesAnEmptyVersionWhileTheRotationGoesOn() async throws {
        for count in 2...3 {
            let server = try await interrupted(having: count)
            await #expect(throws: RecoveryError.backup(.unfinished("2"))) {
                try await run(server) { $0.source = .nothing }
            }
            #expect(try await run(server).isResumed)
        }
    }
}
