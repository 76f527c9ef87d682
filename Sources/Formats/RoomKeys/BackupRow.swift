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
}

extension BackupRow {
    /// Finds a row's parts while it is read for the first time, token by token.
    struct Finder: Sendable {
        /// What stands in `session_data`, in the order of `Finder.parts`.
        private enum Part: Int { case ephemeral, ciphertext, mac, iv }

        private static let parts: [(Part, JSONName, RowFault.Property)] = [
            (.ephemeral, "ephemeral", .ephemeral), (.ciphertext, "ciphertext", .ciphertext),
            (.mac, "mac", .mac), (.iv, "iv", .iv),
        ]
        private static let sessionData: JSONName = "session_data"

        private var places: (JSONPlace?, JSONPlace?, JSONPlace?, JSONPlace?) = (nil, nil, nil, nil)
        private var isSessionData: Bool
        private var hasSessionData: Bool
        private var part: Int?
        private var fault: RowFault?

        /// At a row's beginning.
        ///
        /// - Parameter isInSessionData: whether the name `session_data` was read already.
        init(isInSessionData: Bool) {
            isSessionData = isInSessionData
            hasSessionData = isInSessionData
        }

        /// Takes the token at hand.
        ///
        /// - Parameters:
        ///   - place: where in the window it stands, if it is a name or a string.
        ///   - depth: how many objects and arrays of the row are open behind it.
        ///   - start: where the row begins.
        mutating func take(
            _ token: JSONToken,
            at place: JSONPlace,
            depth: Int,
            start: Int,
            in window: Span<UInt8>
        ) {
            switch (token, depth) {
            case (.name, 1):
                isSessionData = place.says(Self.sessionData, in: window)
                if isSessionData, hasSessionData { fail(.malformed(.sessionData)) }
                hasSessionData = hasSessionData || isSessionData
            case (.name, 2) where isSessionData:
                part = Self.parts.firstIndex { place.says($0.1, in: window) }
            case (.string, 2) where isSessionData:
                if let part { add(place.moved(by: -start), part) }
            case (.beginObject, 2) where isSessionData:
                part = nil
            case (.beginObject, 3) where isSessionData, (.beginArray, 3) where isSessionData:
                if let part { fail(.malformed(Self.parts[part].2)) }
            case (.endObject, 1), (.endArray, 1):
                // Its array, if that is what it was, had no names.
                if isSessionData, token == .endArray { fail(.malformed(.sessionData)) }
            case (_, 1) where isSessionData:
                fail(.malformed(.sessionData))
            case (.endObject, 2), (.endArray, 2):
                return
            case (_, 2) where isSessionData:
                if let part { fail(.malformed(Self.parts[part].2)) }
            default:
                return
            }
        }

        /// Takes note of what is wrong, if nothing was before.
        mutating func fail(_ fault: RowFault) {
            if self.fault == nil { self.fault = fault }
        }

        private mutating func add(_ place: JSONPlace, _ part: Int) {
            let isFirst: Bool
            switch Self.parts[part].0 {
            case .ephemeral: (isFirst, places.0) = (places.0 == nil, place)
            case .ciphertext: (isFirst, places.1) = (places.1 == nil, place)
            case .mac: (isFirst, places.2) = (places.2 == nil, place)
            case .iv: (isFirst, places.3) = (places.3 == nil, place)
            }
            if !isFirst { fail(.malformed(Self.parts[part].2)) }
        }

        /// The row, or what is wrong with it.
        var row: Result<BackupRow, RowFault> {
            if let fault { return .failure(fault) }
            guard hasSessionData else { return .failure(.missing(.sessionData)) }
            guard let front = places.0 ?? places.3 else { return .failure(.missing(.ephemeral)) }
            guard let ciphertext = places.1 else { return .failure(.missing(.ciphertext)) }
            guard let mac = places.2 else { return .failure(.missing(.mac)) }
            return .success(
                BackupRow(
                    algorithm: places.0 == nil ? .symmetric : .curve25519,
                    front: front,
                    ciphertext: ciphertext,
                    mac: mac
                )
            )
        }
    }
}
