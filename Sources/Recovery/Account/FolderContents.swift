import Formats
import Primitives

/// What the files of a folder hold of an account: dumps, single events, and what belongs beside
/// them.
struct FolderContents {
    /// What belongs beside the account data.
    var beside = Beside()
    private var dumps: [(path: FilePath, document: AccountDocument)] = []
    private var single: [(path: FilePath, event: AccountDataEvent)] = []

    /// Whether no file is account data.
    var isEmpty: Bool { dumps.isEmpty && single.isEmpty }

    /// Takes a file with account data.
    mutating func add(_ document: AccountDocument, at path: FilePath) {
        if document.isDump {
            dumps.append((path, document))
        } else {
            single += document.events.map { (path, $0) }
        }
    }

    /// The dump that stands for all of them: of `/sync`, which alone has everything, or the first.
    ///
    /// - Returns: also the other files that hold the same; nil where there is no dump.
    /// - Throws: `RecoveryError.severalAccounts` with two files that disagree.
    func dump() throws(RecoveryError) -> (
        path: FilePath, document: AccountDocument, others: [FilePath]
    )? {
        guard let first = dumps.first else { return nil }
        let contents = DumpContents(first.document)
        for other in dumps.dropFirst() where !contents.agrees(with: other.document) {
            throw .severalAccounts([first.path, other.path])
        }
        if let other = single.first(where: { !contents.agrees(with: $0.event) }) {
            throw .severalAccounts([first.path, other.path])
        }
        let chosen = dumps.first { $0.document.form == .sync } ?? first
        let others = (dumps.map(\.path) + single.map(\.path)).filter { $0 != chosen.path }
        return (chosen.path, chosen.document, others)
    }

    /// The events of a folder with one event in each file, and the first file of each.
    ///
    /// - Returns: also the other files that hold the same as one before.
    /// - Throws: `RecoveryError.severalAccounts` with two files of one type that disagree.
    func events() throws(RecoveryError) -> (
        events: [AccountDataEvent], places: [EventType: FilePath], equals: [FilePath]
    ) {
        var first: [EventType: (path: FilePath, event: AccountDataEvent)] = [:]
        var events: [AccountDataEvent] = []
        var equals: [FilePath] = []
        for (file, event) in single {
            guard let other = first[event.type] else {
                first[event.type] = (file, event)
                events.append(event)
                continue
            }
            guard other.event.content.isEquivalent(to: event.content) else {
                throw .severalAccounts([other.path, file])
            }
            equals.append(file)
        }
        return (events, first.mapValues(\.path), equals)
    }
}

extension AccountDocument {
    /// Whether it is a dump of account data, and not one event alone.
    var isDump: Bool {
        switch form {
        case .singleEvent, .content: false
        case .sync, .eventList, .map, .adminMap: true
        }
    }
}
