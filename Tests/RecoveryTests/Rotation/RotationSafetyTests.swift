import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Design section 4: what a rotation refuses, since something would be lost or left behind unseen.
struct RotationSafetyTests {
    private static let path: FilePath = "a/account.json"
    private static let keyFile: FilePath = "keys/new"
    private let files = MemoryFiles()
    private let one = AccountBuilder.key("one", 1)
    private let two = AccountBuilder.key("two", 2)

    /// Two described keys, `one` the default; a secret under each.
    private func twoKeys() throws -> AccountBuilder {
        var builder = AccountBuilder()
        try builder.describe(one)
        try builder.describe(two)
        builder.setDefault("one")
        try builder.seal("first", .master, under: [one])
        try builder.seal("second", .userSigning, under: [two])
        return builder
    }

    private func put(_ builder: AccountBuilder) throws {
        files.put(Self.path, try AccountDocument.map(of: builder.events).bytes)
    }

    private func rotation(keyFile: FilePath? = keyFile) -> Rotation {
        var request = Rotation.Request()
        request.keyFile = keyFile
        return Rotation(request, source: Self.path, target: Self.path, files)
    }

    private func account() throws -> Account { try AccountReader(files).read(Self.path).account }

    /// Rotates in place; `writes` is how many writes succeed, all of them if nil.
    private func rotate(
        _ keys: [EnteredKey],
        _ rotation: Rotation,
        writes: Int? = nil
    ) async throws -> Rotation.Prepared {
        let source = try AccountReader(files).read(Self.path)
        let prepared = try rotation.prepare(source.account, entered: keys)
        files.failAfter(writes: writes)
        defer { files.failAfter(writes: nil) }
        let store = try source.store(files)
        try await rotation.run(prepared, on: store, keep: { _ in }, seal: { _ in })
        return prepared
    }

    @Test func refusesToMoveTheDefaultAwayFromWhatItAloneOpens() throws {
        try put(twoKeys())
        let account = try account()
        #expect(throws: RecoveryError.wouldStrand([.master], under: "one")) {
            try rotation().prepare(account, entered: [two.entered])
        }
        #expect(files.writes == 0)
    }

    @Test func refusesToMoveTheDefaultWithNothingCarried() throws {
        var builder = AccountBuilder()
        try builder.describe(one)
        try builder.describe(two)
        builder.setDefault("two")
        try builder.seal("first", .master, under: [one])
        try put(builder)
        let account = try account()
        #expect(throws: RecoveryError.wouldStrand([.master], under: "two")) {
            try rotation().prepare(account, entered: [two.entered])
        }
    }

    @Test func saysThatEverySecretIsDamaged() throws {
        var builder = AccountBuilder()
        try builder.describe(one)
        builder.setDefault("one")
        try builder.sealDamaged(.master, under: one)
        try builder.setEntry(.object([("iv", .null)]), .userSigning, under: "one")
        try put(builder)
        let account = try account()
        let row = try #require(builder.examined(with: one).matrix.rows.first)
        #expect(throws: RecoveryError.notOpened(SecretObstacle(row))) {
            try rotation().prepare(account, entered: [one.entered])
        }
        #expect(files.writes == 0)
    }

    @Test func blanksNoKeyWhileASecretCannotBeRead() throws {
        var builder = try twoKeys()
        try builder.set("org.example.odd", json: "{\"encrypted\":{\"one\":{},\"x\":{},\"x\":{}}}")
        try put(builder)
        let account = try account()
        let plan = try rotation().prepare(account, entered: [one.entered, two.entered]).plan
        #expect(plan.unopened == ["org.example.odd"])
        #expect(plan.retired.isEmpty)
        #expect(plan.plan.content(of: .keyDescription("one"))?.isEmptyObject == false)
    }

    @Test func goesOnWithKeysThatWereMissingBefore() async throws {
        try put(twoKeys())
        let first = try await rotate([one.entered], rotation())
        #expect(first.plan.remaining.map(\.type) == [.userSigning])
        let second = try await rotate([two.entered], rotation())
        #expect(second.start == .continued)
        #expect(second.new.key.id == first.new.key.id)
        let after = try account()
        #expect(SecretStorage(after.events).descriptions.map(\.id) == [first.new.key.id])
        let again = try rotation().prepare(after, entered: [two.entered])
        #expect(again.plan.plan.writes.isEmpty)
        #expect(again.plan.remaining.isEmpty)
    }

    /// Going on writes to the account again, so there must be a copy first, killed anywhere or not.
    @Test(arguments: 0..<8)
    func sealsACopyBeforeItGoesOn(_ writes: Int) async throws {
        try put(twoKeys())
        _ = try await rotate([one.entered], rotation())
        let before = files.bytes(Self.path)
        files.failAfter(writes: writes)
        var copies = 0
        for _ in 0..<2 {
            let prepared = try rotation().prepare(account(), entered: [two.entered])
            let store = try AccountReader(files).read(Self.path).store(files)
            try? await rotation().run(
                prepared,
                on: store,
                keep: { _ in },
                seal: { (hasBegun) throws(RecoveryError) in
                    if copies > 0, hasBegun { return }
                    #expect(files.bytes(Self.path) == before)
                    copies += 1
                }
            )
            files.failAfter(writes: nil)
        }
        #expect(copies > 0)
        let after = try account()
        let again = try rotation().prepare(after, entered: [two.entered])
        #expect(again.start == .continued && again.plan.plan.writes.isEmpty)
        #expect(SecretStorage(after.events).descriptions.map(\.id) == [again.new.key.id])
    }

    @Test func finishesWithANewKeyThatIsEntered() async throws {
        try put(twoKeys())
        let keys = [one.entered, two.entered]
        let untold = rotation(keyFile: nil)
        let prepared = try untold.prepare(account(), entered: keys)
        files.failAfter(writes: 4)
        let store = try AccountReader(files).read(Self.path).store(files)
        await #expect(throws: RecoveryError.self) {
            try await untold.run(prepared, on: store, keep: { _ in }, seal: { _ in })
        }
        files.failAfter(writes: nil)
        let touched = try account()
        let journal = RotationJournal.path(beside: Self.path)
        #expect(throws: RecoveryError.rotationUnfinished(prepared.new.key.id, journal)) {
            try untold.prepare(touched, entered: keys)
        }
        let finished = try await rotate(keys + [prepared.new.key.entered], untold)
        #expect(finished.start == .resumed)
        #expect(SecretStorage(try account().events).descriptions.map(\.id) == [finished.new.key.id])
    }

    /// Once nothing is sealed under a key that only a secret proved, nothing can prove it.
    @Test func finishesWhereOnlyASecretProvedTheOldKey() async throws {
        var builder = AccountBuilder()
        try builder.describe(AccountBuilder.key("one", 9))
        builder.setDefault("one")
        try builder.seal("first", .master, under: [one])
        try put(builder)
        // Journal, key file, description, seal, default, removal: all but the blank description.
        await #expect(throws: RecoveryError.self) {
            try await rotate([one.entered], rotation(), writes: 6)
        }
        #expect(try account().content(of: .keyDescription("one"))?.isEmptyObject == false)
        let finished = try await rotate([one.entered], rotation())
        #expect(finished.start == .resumed)
        let storage = SecretStorage(try account().events)
        #expect(storage.descriptions.map(\.id) == [finished.new.key.id])
        #expect(storage.clearedKeys == ["one"])
    }

    @Test func refusesAWrongKeyWhileOldOnesAreLeft() async throws {
        try put(twoKeys())
        let keys = [one.entered, two.entered]
        // Journal, key file, description, two seals, the default: the sixth write is the last.
        await #expect(throws: RecoveryError.self) { try await rotate(keys, rotation(), writes: 6) }
        let moved = try account()
        let wrong = AccountBuilder.key("wrong", 9).entered
        #expect(SecretStorage(moved.events).defaultKey.effective != "one")
        let refusal = UnlockRefusal(Examination(moved, entered: [wrong]))
        #expect(throws: RecoveryError.notUnlocked(refusal)) {
            try rotation().prepare(moved, entered: [wrong])
        }
        #expect(try await rotate(keys, rotation()).start == .resumed)
    }

    @Test func refusesTheJournalOfAnotherAccount() throws {
        try put(twoKeys())
        let journal = RotationJournal(
            keyID: "other",
            description: .object([]),
            markedDescription: .object([]),
            source: "b/account.json"
        )
        let path = RotationJournal.path(beside: Self.path)
        try journal.write(path, files)
        let account = try account()
        #expect(throws: RecoveryError.rotationUnfinished("other", path)) {
            try rotation().prepare(account, entered: [one.entered])
        }
    }

    @Test func stopsBeforeBlankingAKeyThatIsUsedAgain() async throws {
        var builder = try twoKeys()
        var plan = Plan(over: builder.events)
        plan.set(.keyDescription("two"), to: .object([]), .blankOldKey)
        try builder.seal("late", "org.example.late", under: [two])
        let store = MemoryAccountStore(try AccountDocument.map(of: builder.events))
        await #expect(throws: RecoveryError.changedMeanwhile(.userSigning)) {
            try await PlanRun(on: store).apply(plan)
        }
        #expect(await store.content(of: .keyDescription("two"))?.isEmptyObject == false)
    }
}
