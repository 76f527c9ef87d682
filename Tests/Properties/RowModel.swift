import Formats

/// What rows a text has, found in its tree by the plainest means.
struct RowModel {
    /// A row by what is said of it.
    struct Row: Equatable {
        let bytes: [UInt8]
        let isMisfit: Bool
        let room: ExactText?
        let session: ExactText?
        /// Front, ciphertext and code of a row of a backup; nil in what is none.
        let texts: [ExactText]?
    }

    private(set) var form: RoomKeyRows.Form?
    private(set) var rows: [Row] = []

    /// The rows of a text; nil if it holds no room keys.
    init?(_ value: JSONValue) {
        if let elements = value.elements {
            form = .list
            for element in elements { add(element, isMisfit: false, nil, nil) }
            return
        }
        guard let members = value.members else { return nil }
        for member in members {
            switch (member.name, member.value.members, form) {
            case ("session_data", _, nil):
                form = .session
                add(value, isMisfit: false, nil, nil)
                return
            case ("rooms", let rooms?, nil):
                form = .rooms
                for room in rooms { add(room: room) }
            case ("sessions", let sessions?, nil):
                form = .sessions
                for row in sessions { add(row.value, isMisfit: false, nil, row.name) }
            case ("rooms", _, _), ("sessions", _, _):
                return nil
            default:
                continue
            }
        }
        if form == nil { return nil }
    }

    private mutating func add(room: JSONMember) {
        guard let members = room.value.members else {
            return add(room.value, isMisfit: true, room.name, nil)
        }
        for member in members where member.name == "sessions" {
            guard let sessions = member.value.members else {
                add(member.value, isMisfit: true, room.name, nil)
                continue
            }
            for row in sessions { add(row.value, isMisfit: false, room.name, row.name) }
        }
    }

    private mutating func add(
        _ value: JSONValue,
        isMisfit: Bool,
        _ room: ExactText?,
        _ session: ExactText?
    ) {
        let isRow = !isMisfit && form != .list
        let row = Row(
            bytes: value.encoded,
            isMisfit: isMisfit,
            room: room,
            session: session,
            texts: isRow ? Self.texts(value) : nil
        )
        rows.append(row)
    }

    private static func texts(_ row: JSONValue) -> [ExactText]? {
        guard let data = (try? row.member("session_data"))?.members else { return nil }
        var texts: [ExactText: ExactText] = [:]
        for name: ExactText in ["ephemeral", "iv", "ciphertext", "mac"] {
            let values = data.filter { $0.name == name }.map(\.value)
            guard values.count < 2, values.allSatisfy({ $0.text != nil }) else { return nil }
            texts[name] = values.first?.text
        }
        guard let front = texts["ephemeral"] ?? texts["iv"], let ciphertext = texts["ciphertext"],
            let mac = texts["mac"]
        else { return nil }
        return [front, ciphertext, mac]
    }

    /// The same of parts that were found in a row.
    static func texts(_ parts: RowParts, _ row: [UInt8]) -> [ExactText]? {
        guard case .sealed(let parts) = parts else { return nil }
        return [parts.front, parts.ciphertext, parts.mac].map { $0.text(in: row.span) }
    }
}

extension RowModel.Row {
    /// A row that was found.
    init(_ found: RowProperties.Found) {
        bytes = found.bytes
        isMisfit = found.isMisfit
        room = found.room
        session = found.session
        texts = RowModel.texts(found.parts, found.bytes)
    }
}
