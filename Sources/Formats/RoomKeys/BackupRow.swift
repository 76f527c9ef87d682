/// One row of a key backup: where in its bytes the encrypted session stands. Spec: B9.
///
/// The fields around `session_data` (`first_message_index`, `forwarded_count`, `is_verified`) are
/// the server's word, and nothing here depends on them.
package struct BackupRow: Sendable {
    /// How the session is encrypted.
    package enum Algorithm: Sendable {
        /// `m.megolm_backup.v1.curve25519-aes-sha2`: `front` is the ephemeral key.
        case curve25519
        /// `org.matrix.msc3270.v1.aes-hmac-sha2`: `front` is the initialisation vector.
        case symmetric
    }

    /// How the session is encrypted.
    package let algorithm: Algorithm
    /// The ephemeral key or the initialisation vector, in base64.
    package let front: JSONPlace
    /// The ciphertext, in base64.
    package let ciphertext: JSONPlace
    /// The code, in base64.
    package let mac: JSONPlace

    /// Reads a row.
    ///
    /// - Throws: what is missing or malformed.
    package init(reading row: Span<UInt8>) throws(RowFault) {
        var walk = try JSONObjectWalk(row)
        var found: Found?
        while try walk.nextName(row) {
            guard walk.isNamed("session_data", row) else {
                try walk.pass(row)
                continue
            }
            guard found == nil, try walk.enterObject(row) else { throw .malformed(.sessionData) }
            found = try Found(&walk, row)
        }
        guard let found else { throw .missing(.sessionData) }
        guard let ciphertext = found.ciphertext else { throw .missing(.ciphertext) }
        guard let mac = found.mac else { throw .missing(.mac) }
        if let ephemeral = found.ephemeral {
            algorithm = .curve25519
            front = ephemeral
        } else if let iv = found.iv {
            algorithm = .symmetric
            front = iv
        } else {
            throw .missing(.ephemeral)
        }
        self.ciphertext = ciphertext
        self.mac = mac
    }

    /// What stands in `session_data`.
    private struct Found {
        var ephemeral: JSONPlace?
        var iv: JSONPlace?
        var ciphertext: JSONPlace?
        var mac: JSONPlace?

        init(_ walk: inout JSONObjectWalk, _ row: Span<UInt8>) throws(RowFault) {
            while try walk.nextName(row) {
                if walk.isNamed("ephemeral", row) {
                    ephemeral = try Self.read(.ephemeral, after: ephemeral, &walk, row)
                } else if walk.isNamed("ciphertext", row) {
                    ciphertext = try Self.read(.ciphertext, after: ciphertext, &walk, row)
                } else if walk.isNamed("mac", row) {
                    mac = try Self.read(.mac, after: mac, &walk, row)
                } else if walk.isNamed("iv", row) {
                    iv = try Self.read(.iv, after: iv, &walk, row)
                } else {
                    try walk.pass(row)
                }
            }
        }

        private static func read(
            _ property: RowFault.Property,
            after before: JSONPlace?,
            _ walk: inout JSONObjectWalk,
            _ row: Span<UInt8>
        ) throws(RowFault) -> JSONPlace {
            guard before == nil, let place = try walk.string(row) else {
                throw .malformed(property)
            }
            return place
        }
    }
}
