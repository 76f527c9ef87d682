import Formats
import Secrets

/// A restore into nothing: account data as a document that reads back, and the opened secrets under
/// a new key that opens them again.
struct DrilledRestore {
    private let accountData: [AccountDataEvent]
    private let values: [EventType: SecretBytes]

    init(_ accountData: [AccountDataEvent], _ values: [EventType: SecretBytes]) {
        self.accountData = accountData
        self.values = values
    }

    var checks: [DrillCheck] {
        let restored = DrillCheck(.restored, readsBack ? .proved(.count(count)) : .failed(.differs))
        guard !values.isEmpty else {
            return [restored, DrillCheck(.rekeyed, .notProvable(.valueMissing))]
        }
        return [restored, DrillCheck(.rekeyed, rekeyed)]
    }

    private var count: Int64 { Int64(accountData.count) }

    private var readsBack: Bool {
        let events = Restoration(of: accountData, over: []).result
        guard let document = try? AccountDocument.map(of: events) else { return false }
        let read =
            events.isEmpty
            ? try? AccountDocument(emptyMap: document.bytes)
            : try? AccountDocument(recognising: document.bytes)
        guard let read, read.events.count == events.count else { return false }
        return zip(read.events, accountData).allSatisfy { read, archived in
            read.type == archived.type && read.content.encoded == archived.content.encoded
        }
    }

    private var rekeyed: DrillCheck.Outcome {
        let new = NewStorageKey.random(.aesHMACSHA2)
        let restored = try? Restoration(
            of: accountData,
            values: values,
            over: [],
            to: new
        )
        guard let restored else { return .failed(.malformed) }
        let proved = ProvedKey(key: new.key, proof: .keyCheck, reading: .recoveryKey)
        let matrix = StorageMatrix(SecretStorage(restored.result), keys: [proved])
        for (type, value) in values {
            guard let opened = matrix.value(of: type) else { return .failed(.missing) }
            guard SecretSpelling.isSame(opened, value, of: type) else { return .failed(.differs) }
        }
        return .proved(.count(Int64(values.count)))
    }
}
