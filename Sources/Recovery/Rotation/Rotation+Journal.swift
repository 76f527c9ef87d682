import Formats
import Primitives

extension Rotation {
    /// The journal that is to lie there before the first write of a plan; nil where that is the one
    /// that lies there.
    ///
    /// A plan that was made again for an interrupted rotation seals anew, and so adds to what the
    /// rotation writes. A journal without a record gets none: nobody knows any more what was there.
    ///
    /// - Throws: `RecoveryError.primitive` where the library fails.
    func noted(
        _ journal: RotationJournal,
        _ plan: RotationPlan,
        _ new: NewStorageKey,
        _ examination: Examination,
        _ start: Start
    ) throws(RecoveryError) -> RotationJournal? {
        let old = examination.matrix.keys.map(\.key).filter { $0.id != new.key.id }
        guard start == .resumed else {
            let begun = RotationJournal(
                keyID: journal.keyID,
                description: journal.description,
                markedDescription: journal.markedDescription,
                retiring: plan.retired,
                source: journal.source
            )
            let record = RotationRecord(plan.plan)
            let keys = [new.key] + old
            return begun.recording(
                try SealedRecord.seal(record, under: keys, of: examination.account)
            )
        }
        guard let sealed = journal.record, var record = try? sealed.open(with: new.key),
            record.add(plan.plan)
        else { return nil }
        let noted = sealed.descriptions.map {
            AccountDataEvent(type: .keyDescription($0.keyID), content: $0.content)
        }
        let known = examination.account.with(events: noted + examination.account.events)
        return journal.recording(
            try SealedRecord.seal(record, under: [new.key] + old, of: known)
        )
    }
}
