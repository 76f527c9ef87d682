import Formats
import Recovery
import Secrets
import Support
import Testing

/// Design section 4: rotation never loses anything, from whatever state. Traps 1.28, 1.30, 2.3.
struct RotationPlanTests {
    @Test(arguments: try RotationCase.all())
    func writesInTheOrderThatLosesNothing(_ rotation: RotationCase) throws {
        let order: [Plan.Purpose] = [
            .describeNewKey, .sealUnderNewKey, .moveDefault, .removeOldSeals, .blankOldKey,
        ]
        let ranks = try rotation.plan().plan.writes.map { order.firstIndex(of: $0.purpose) }
        #expect(ranks.first == 0)
        #expect(ranks.filter { $0 == 0 }.count == 1)
        #expect(!ranks.contains(nil))
        #expect(ranks.compactMap(\.self) == ranks.compactMap(\.self).sorted())
    }

    /// At every point: all that opened opens; the default names a key that is there; and each
    /// secret that the default opened, the default opens.
    @Test(arguments: try RotationCase.all())
    func losesNothingWhereverItStops(_ rotation: RotationCase) throws {
        let plan = try rotation.plan()
        let before = SecretStorage(rotation.account.events).defaultKey
        let values = rotation.values(rotation.account.events)
        for count in 0...plan.plan.writes.count {
            let events = try rotation.events(after: count, of: plan)
            #expect(rotation.values(events) == values, "after \(count) writes")
            let storage = SecretStorage(events)
            let isMoved = storage.defaultKey.effective == rotation.new.key.id
            if isMoved || before.isDescribed {
                #expect(storage.defaultKey.isDescribed, "after \(count) writes")
            }
            guard isMoved else { continue }
            for row in rotation.examined(events).matrix.rows where row.value != nil {
                #expect(row.openedWith == rotation.new.key.id, "\(row.type) after \(count)")
            }
        }
    }

    /// The old keys alone do it until the default moves, so other clients go on.
    @Test(arguments: try RotationCase.all())
    func leavesTheOldKeysWorkingUntilTheDefaultMoves(_ rotation: RotationCase) throws {
        let plan = try rotation.plan()
        let moved = plan.plan.writes.firstIndex { $0.purpose == .moveDefault } ?? 0
        let events = try rotation.events(after: moved, of: plan)
        let before = rotation.examined(rotation.account.events)
        let now = Examination(
            rotation.account.with(events: events),
            entered: before.matrix.keys.map(\.key.entered)
        )
        for row in before.matrix.rows {
            #expect(now.matrix.value(of: row.type) == row.value, "\(row.type)")
        }
    }

    @Test(arguments: try RotationCase.all())
    func leavesOnlyTheNewKeyInTheEnd(_ rotation: RotationCase) throws {
        let plan = try rotation.plan()
        let events = try rotation.events(after: plan.plan.writes.count, of: plan)
        let storage = SecretStorage(events)
        let new = rotation.new.key.id
        #expect(storage.defaultKey.pointer == .key(new))
        #expect(storage.defaultKey.marked.allSatisfy { $0 == new })
        let atHand = Set(rotation.keys.map(\.id))
        let remaining = Set(plan.remaining.map(\.keyID))
        for secret in storage.secrets {
            let ids = Set(secret.entries.map(\.keyID))
            let isCarried = plan.carried.contains { $0.type == secret.type }
            #expect(ids.contains(new) == isCarried)
            #expect(ids.intersection(atHand).isSubset(of: remaining))
        }
        for id in plan.retired { #expect(storage.clearedKeys.contains(id)) }
        let inUse = Set(storage.secrets.flatMap(\.entries).map(\.keyID))
        for description in storage.descriptions where atHand.contains(description.id) {
            #expect(inUse.contains(description.id))
        }
    }

    @Test(arguments: try RotationCase.all())
    func carriesEveryValueByteForByte(_ rotation: RotationCase) throws {
        let plan = try rotation.plan()
        let events = try rotation.events(after: plan.plan.writes.count, of: plan)
        let now = Examination(
            rotation.account.with(events: events),
            entered: [rotation.new.key.entered]
        )
        let values = rotation.values(rotation.account.events)
        #expect(Set(plan.carried.map(\.type)) == Set(values.keys))
        for (type, value) in values {
            #expect(now.matrix.value(of: type)?.revealed == value, "\(type)")
        }
    }

    /// Planned again after any write, what is left is done and the same comes of it.
    @Test(arguments: try RotationCase.all())
    func goesOnWhereverItStopped(_ rotation: RotationCase) throws {
        let plan = try rotation.plan()
        let writes = plan.plan.writes.count
        let end = try rotation.events(after: writes, of: plan)
        for count in 0...writes {
            let stopped = try rotation.events(after: count, of: plan)
            let rest = try rotation.plan(stopped, retiring: plan.retired)
            #expect(rest.plan.writes.count == writes - count, "after \(count) writes")
            expectSame(rest.plan.result, end, rotation)
        }
    }

    private func expectSame(
        _ events: [AccountDataEvent],
        _ others: [AccountDataEvent],
        _ rotation: RotationCase
    ) {
        #expect(events.map(\.type) == others.map(\.type))
        #expect(rotation.values(events) == rotation.values(others))
        for (event, other) in zip(events, others) {
            let one = try? StoredSecret(decoding: event.content, of: event.type)
            let two = try? StoredSecret(decoding: other.content, of: other.type)
            if case .encrypted(let entries) = one, case .encrypted(let otherEntries) = two {
                #expect(entries.map(\.keyID) == otherEntries.map(\.keyID))
            } else {
                #expect(event.content.isEquivalent(to: other.content), "\(event.type)")
            }
        }
    }

    /// Everything else keeps its bytes: other account data, deleted events, closed secrets.
    @Test(arguments: try RotationCase.all())
    func touchesNothingElse(_ rotation: RotationCase) throws {
        let plan = try rotation.plan()
        let end = try rotation.events(after: plan.plan.writes.count, of: plan)
        let written = Set(plan.plan.writes.map(\.type))
        let carried = Set(plan.carried.map(\.type))
        for event in rotation.account.events {
            let now = end.first { $0.type == event.type }
            if written.contains(event.type) {
                #expect(
                    event.type == .defaultKey || event.type.keyID != nil
                        || carried.contains(event.type)
                )
            } else {
                #expect(now?.content.encoded == event.content.encoded, "\(event.type)")
            }
        }
        let added = end.map(\.type).filter { type in
            !rotation.account.events.contains { $0.type == type }
        }
        let own: Set<EventType> = [.defaultKey, .keyDescription(rotation.new.key.id)]
        #expect(own.isSuperset(of: added))
    }

    @Test(arguments: try RotationCase.all())
    func hasNothingToDoAfterwards(_ rotation: RotationCase) throws {
        let end = try rotation.plan().plan.result
        #expect(try rotation.plan(end).plan.writes.isEmpty)
    }
}
