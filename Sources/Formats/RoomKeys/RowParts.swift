/// What a row was found to be while its text was read.
package enum RowParts: Sendable {
    /// A row of a key backup.
    case sealed(BackupRow)
    /// A session, as in a key export.
    case session(SessionFields)
    /// Neither, but in a list it may still say what room and what session it is of.
    case faulty(RowFault, room: JSONPlace? = nil, session: JSONPlace? = nil)

    /// The row of a key backup.
    ///
    /// - Throws: what is wrong with it.
    package func sealedRow() throws(RowFault) -> BackupRow {
        switch self {
        case .sealed(let row): return row
        case .session: throw .notAnObject
        case .faulty(let fault, _, _): throw fault
        }
    }

    /// The session of a key export.
    ///
    /// - Throws: what is wrong with it.
    package func sessionFields() throws(RowFault) -> SessionFields {
        switch self {
        case .session(let fields): return fields
        case .sealed: throw .notAnObject
        case .faulty(let fault, _, _): throw fault
        }
    }

    /// Where in a list's row the room and the session stand that it says it is of.
    package var names: (room: JSONPlace?, session: JSONPlace?) {
        switch self {
        case .sealed: (nil, nil)
        case .session(let fields): (fields.roomID, fields.sessionID)
        case .faulty(_, let room, let session): (room, session)
        }
    }
}
