import Formats

/// The rows of a key backup, and the sessions of a key export without its armor.
enum RowProperties {
    /// The rows are the same in any pieces, and those of the tree.
    static func rowsAreFound(_ bytes: [UInt8]) throws(BrokenProperty) {
        let whole = find(bytes, in: nil)
        for longest in Pieces.longest {
            let pieces = Pieces(of: bytes, longest: longest)
            try expect(find(bytes, in: pieces) == whole, "rows are found in any pieces")
        }
        for row in whole.rows {
            let value = try? JSONValue(parsing: row.bytes, limits: .document)
            try expect(value?.encoded == row.bytes, "a row is one value")
            if whole.form == .list { try fieldsAreFound(in: row) }
            guard case .sealed(let places) = row.parts else { continue }
            for place in [places.front, places.ciphertext, places.mac] {
                let inside = row.bytes.indices.contains(place.range.upperBound)
                try expect(inside && place.range.lowerBound > 0, "its parts lie in it")
            }
        }
        let tree = Result { () throws(FormatError) in
            try JSONValue(parsing: bytes, limits: .document)
        }
        switch tree {
        case .failure(let error):
            try expect(whole.fault == error || whole.fault == .roomKeys(.form), "one fault")
        case .success(let value):
            let model = RowModel(value)
            try expect((whole.fault == nil) == (model != nil), "room keys are known as such")
            guard let model else {
                return try expect(whole.fault == .roomKeys(.form), "other JSON is called so")
            }
            try expect(whole.form == model.form, "the form is the tree's")
            try expect(whole.rows.map(RowModel.Row.init) == model.rows, "the rows are the tree's")
        }
    }

    /// A session in a list is read as it is by itself.
    private static func fieldsAreFound(in row: Found) throws(BrokenProperty) {
        let alone = Result { () throws(RowFault) in try SessionFields(reading: row.bytes.span) }
        switch (row.parts, alone) {
        case (.session(let fields), .success(let expected)):
            let same = SessionModel(fields, in: row.bytes) == SessionModel(expected, in: row.bytes)
            try expect(same, "the fields in a list are those of the session")
        case (.faulty(let fault, _, _), .failure(let expected)):
            try expect(fault == expected, "a row in a list has one fault")
        case (.sealed, _), (.session, _), (.faulty, _):
            throw BrokenProperty("a row in a list is what it is by itself")
        }
    }

    /// A row, and all that is said of it.
    struct Found: Equatable {
        let bytes: [UInt8]
        let isMisfit: Bool
        let room: ExactText?
        let session: ExactText?
        let parts: RowParts

        static func == (one: Found, other: Found) -> Bool {
            (one.bytes, one.isMisfit) == (other.bytes, other.isMisfit)
                && (one.room, one.session) == (other.room, other.session)
                && RowModel.texts(one.parts, one.bytes) == RowModel.texts(other.parts, other.bytes)
        }
    }

    private struct Finding: Equatable {
        var rows: [Found] = []
        var form: RoomKeyRows.Form?
        var fault: FormatError?
    }

    private static func find(_ bytes: [UInt8], in pieces: Pieces?) -> Finding {
        var pieces = pieces
        var finding = Finding()
        var rows = RoomKeyRows()
        var window: [UInt8] = []
        var taken = 0
        do throws(FormatError) {
            while taken < bytes.count {
                let count = pieces?.next(of: bytes.count - taken) ?? bytes.count
                window += bytes[taken..<taken + count]
                taken += count
                try step(&rows, window, isWhole: false, &finding)
                let spent = rows.spent
                window.removeFirst(spent)
                rows.discard(spent)
            }
            try step(&rows, window, isWhole: true, &finding)
        } catch {
            finding.fault = error
        }
        finding.form = rows.form
        return finding
    }

    private static func step(
        _ rows: inout RoomKeyRows,
        _ window: [UInt8],
        isWhole: Bool,
        _ finding: inout Finding
    ) throws(FormatError) {
        while true {
            let range: Range<Int>
            let isMisfit: Bool
            switch try rows.next(in: window.span, isWhole: isWhole) {
            case .starved, .end: return
            case .row(let place): (range, isMisfit) = (place, false)
            case .misfit(let place): (range, isMisfit) = (place, true)
            }
            let found = Found(
                bytes: Array(window[range]),
                isMisfit: isMisfit,
                room: rows.roomID,
                session: rows.sessionID,
                parts: rows.row
            )
            finding.rows.append(found)
        }
    }
}
