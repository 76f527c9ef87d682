/// What a row was found to be while its text was read.
package enum RowParts: Sendable {
    /// A row of a key backup.
    case sealed(BackupRow)
    /// A session, as in a key export.
    case session(SessionFields)
    /// Neither.
    case faulty(RowFault)

    /// The row of a key backup.
    ///
    /// - Throws: what is wrong with it.
    package func sealedRow() throws(RowFault) -> BackupRow {
        switch self {
        case .sealed(let row): return row
        case .session: throw .notAnObject
        case .faulty(let fault): throw fault
        }
    }

    /// The session of a key export.
    ///
    /// - Throws: what is wrong with it.
    package func sessionFields() throws(RowFault) -> SessionFields {
        switch self {
        case .session(let fields): return fields
        case .sealed: throw .notAnObject
        case .faulty(let fault): throw fault
        }
    }
}
