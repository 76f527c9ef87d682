/// Finds the rows in text that holds room keys, whatever its form and however long it is, in memory
/// for one row.
///
/// ```
/// {"rooms":{ROOM:{"sessions":{SESSION:row, …}}, …}}    a key backup, the answer to /room_keys/keys
/// {"sessions":{SESSION:row, …}}                        of one room
/// row                                                  of one session
/// [row, …]                                             a key export without its armor
/// ```
/// The whole text is read strictly, and what else it holds is passed over; but two of these forms in
/// one text, or one twice, are refused. A row may be any value: whoever reads it says what is wrong
/// with it. Spec: B9, B10.
package struct RoomKeyRows: Sendable {
    /// What was found next.
    package enum Step: Equatable, Sendable {
        /// A row, at this place in the window.
        case row(Range<Int>)
        /// Something else where a room's object should stand.
        case misfit(Range<Int>)
        /// Nothing whole: the window must grow.
        case starved
        /// The end of the text.
        case end
    }

    /// How the rows are nested.
    package enum Form: Equatable, Sendable {
        /// A whole key backup.
        case rooms
        /// A key backup's rows of one room.
        case sessions
        /// One row of a key backup.
        case session
        /// A list of sessions, as in a key export.
        case list
    }

    /// What the token at hand is a part of.
    private enum Place { case start, document, rooms, room, sessions, list }

    /// A member of the document or of a room, by what its value is.
    private enum Member { case rooms, sessions, sessionData, other }

    /// A value that is read to its end.
    private struct Pending {
        enum Meaning { case row, misfit, nothing }

        var start: Int
        let depth: Int
        let meaning: Meaning
    }

    private var scanner = JSONScanner(maximumDepth: JSONLimits.document.maximumDepth)
    private var place = Place.start
    private var member = Member.other
    private var pending: Pending?
    private var finder: BackupRow.Finder?
    private var fieldFinder: SessionFields.Finder?
    private var documentStart = 0

    /// How the rows are nested, once that is known.
    package private(set) var form: Form?

    /// The room that the last row stands under, if it stands under one.
    package private(set) var roomID: ExactText?

    /// The session that the last row stands under, if it stands under one.
    package private(set) var sessionID: ExactText?

    /// What the last row consists of, or what is wrong with it.
    package var row: RowParts {
        do throws(RowFault) {
            if let finder { return .sealed(try finder.row.get()) }
            if let fieldFinder { return .session(try fieldFinder.fields.get()) }
        } catch {
            return .faulty(error, room: fieldFinder?.roomID, session: fieldFinder?.sessionID)
        }
        return .faulty(.notAnObject)
    }

    /// At the start of a text.
    package init() {}

    /// How many bytes at the window's beginning are not needed any more.
    package var spent: Int {
        if let pending, pending.meaning != .nothing { return pending.start }
        return form == nil && place == .document ? documentStart : scanner.offset
    }

    /// How many bytes of the text have been read.
    package var position: Int { scanner.windowStart + scanner.offset }

    /// Tells that the first `count` bytes of the window are gone, and the others moved up.
    ///
    /// - Precondition: they are spent.
    package mutating func discard(_ count: Int) {
        scanner.discard(count)
        pending?.start -= count
        documentStart -= count
    }

    /// Steps to the next row.
    ///
    /// - Parameter isWhole: whether the text ends where the window does.
    /// - Throws: `FormatError.json` for text that is not JSON; `FormatError.roomKeys` for JSON of
    ///   another form.
    package mutating func next(
        in window: Span<UInt8>,
        isWhole: Bool
    ) throws(FormatError) -> Step {
        while true {
            switch try scanner.next(in: window, isWhole: isWhole) {
            case .starved:
                return .starved
            case .end:
                guard form != nil else { throw .roomKeys(.form) }
                return .end
            case .token(let token):
                if let pending {
                    let (place, depth) = (scanner.place, scanner.depth - pending.depth)
                    let start = pending.start
                    finder?.take(token, at: place, depth: depth, start: start, in: window)
                    fieldFinder?.take(token, at: place, depth: depth, start: start, in: window)
                }
                if let step = pending == nil ? try take(token, window) : finish(after: token) {
                    return step
                }
            }
        }
    }

    /// The pending value, if it ends with the token at hand.
    private mutating func finish(after token: JSONToken) -> Step? {
        guard let value = pending, scanner.depth == value.depth, token != .name else { return nil }
        pending = nil
        let range = value.start..<scanner.offset
        return switch value.meaning {
        case .row: .row(range)
        case .misfit: .misfit(range)
        case .nothing: nil
        }
    }

    /// Begins to read a value whose first token is at hand, to its end.
    private mutating func begin(_ meaning: Pending.Meaning, _ token: JSONToken) -> Step? {
        let isOpen = token == .beginObject || token == .beginArray
        finder = meaning == .row && form != .list ? BackupRow.Finder(isInSessionData: false) : nil
        fieldFinder = meaning == .row && form == .list ? SessionFields.Finder() : nil
        if token != .beginObject {
            finder?.fail(.notAnObject)
            fieldFinder?.fail(.notAnObject)
        }
        pending = Pending(
            start: scanner.tokenRange.lowerBound,
            depth: scanner.depth - (isOpen ? 1 : 0),
            meaning: meaning
        )
        return finish(after: token)
    }

    private mutating func take(
        _ token: JSONToken,
        _ window: Span<UInt8>
    ) throws(FormatError) -> Step? {
        switch place {
        case .start:
            try start(token)
            return nil
        case .list:
            return token == .endArray ? nil : begin(.row, token)
        case .document:
            return try takeInDocument(token, window)
        case .rooms:
            return takeInRooms(token, window)
        case .room:
            return takeInRoom(token, window)
        case .sessions:
            return takeInSessions(token, window)
        }
    }

    private mutating func start(_ token: JSONToken) throws(FormatError) {
        switch token {
        case .beginArray:
            form = .list
            place = .list
        case .beginObject:
            documentStart = scanner.tokenRange.lowerBound
            place = .document
        default:
            throw .roomKeys(.form)
        }
    }

    private mutating func takeInDocument(
        _ token: JSONToken,
        _ window: Span<UInt8>
    ) throws(FormatError) -> Step? {
        switch (token, member) {
        case (.endObject, _):
            return nil
        case (.name, _):
            member = self.member(window)
            guard member == .sessionData, form == nil else { return nil }
            form = .session
            pending = Pending(start: documentStart, depth: 0, meaning: .row)
            finder = BackupRow.Finder(isInSessionData: true)
            return nil
        case (.beginObject, .rooms) where form == nil:
            form = .rooms
            place = .rooms
            return nil
        case (.beginObject, .sessions) where form == nil:
            form = .sessions
            place = .sessions
            return nil
        case (_, .rooms), (_, .sessions):
            throw .roomKeys(.form)
        default:
            return begin(.nothing, token)
        }
    }

    private mutating func takeInRooms(_ token: JSONToken, _ window: Span<UInt8>) -> Step? {
        switch token {
        case .name:
            roomID = scanner.text(in: window)
            sessionID = nil
            return nil
        case .beginObject:
            place = .room
            return nil
        case .endObject:
            place = .document
            return nil
        default:
            return begin(.misfit, token)
        }
    }

    private mutating func takeInRoom(_ token: JSONToken, _ window: Span<UInt8>) -> Step? {
        switch (token, member) {
        case (.name, _):
            member = self.member(window)
            return nil
        case (.endObject, _):
            place = .rooms
            return nil
        case (.beginObject, .sessions):
            place = .sessions
            return nil
        case (_, .sessions):
            return begin(.misfit, token)
        default:
            return begin(.nothing, token)
        }
    }

    private mutating func takeInSessions(_ token: JSONToken, _ window: Span<UInt8>) -> Step? {
        switch token {
        case .name:
            sessionID = scanner.text(in: window)
            return nil
        case .endObject:
            place = form == .rooms ? .room : .document
            sessionID = nil
            return nil
        default:
            return begin(.row, token)
        }
    }

    private func member(_ window: Span<UInt8>) -> Member {
        if scanner.token(is: .sessions, in: window) { return .sessions }
        if scanner.token(is: .sessionData, in: window) { return .sessionData }
        return scanner.token(is: .rooms, in: window) ? .rooms : .other
    }
}

extension JSONName {
    fileprivate static let rooms: JSONName = "rooms"
    fileprivate static let sessions: JSONName = "sessions"
    fileprivate static let sessionData: JSONName = "session_data"
}
