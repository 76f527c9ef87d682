/// What a stanza means, once it is known to be one of the types that can be opened here.
///
/// ```
/// -> X25519 b64(ephemeral share 32)              body: wrapped file key 32
/// -> thesis.co/argon2 b64(salt 16) m t p         m in KiB; body: wrapped file key 32
/// -> scrypt b64(salt 16) logN                    alone in its file; body: wrapped file key 32
/// ```
package enum AgeSlot: Equatable, Sendable {
    /// A recipient's: the ephemeral share and the wrapped file key.
    case x25519(share: [UInt8], wrapped: [UInt8])
    /// A passphrase's, through Argon2id.
    case argon2(AgeArgon2Slot)
    /// A passphrase's, through scrypt: the salt, log2 of N, and the wrapped file key.
    case scrypt(salt: [UInt8], logN: Int, wrapped: [UInt8])
    /// Of a type that is not known here; it is kept as it is.
    case unknown(type: String)
}

/// A passphrase's slot: `thesis.co/argon2`.
package struct AgeArgon2Slot: Equatable, Sendable {
    /// Sixteen bytes; we write letters and digits, so that the `argon2` tool can take them.
    package let salt: [UInt8]
    /// The memory in KiB.
    package let memoryKiB: UInt32
    /// The passes over it.
    package let passes: UInt32
    /// The lanes.
    package let lanes: UInt32
    /// The file key under the derived key: 32 bytes.
    package let wrapped: [UInt8]

    /// A slot of these parts.
    package init(
        salt: [UInt8],
        memoryKiB: UInt32,
        passes: UInt32,
        lanes: UInt32,
        wrapped: [UInt8]
    ) {
        self.salt = salt
        self.memoryKiB = memoryKiB
        self.passes = passes
        self.lanes = lanes
        self.wrapped = wrapped
    }

    /// Whether the cost is one that any file may ask for: 8p ≤ m ≤ 2 GiB, t ≤ 64, p ≤ 16, and no
    /// more than 16 GiB gone through in all.
    var isAffordable: Bool {
        let limit: UInt64 = 16 << 20
        return (1...16).contains(lanes) && (1...64).contains(passes)
            && memoryKiB >= 8 * lanes && memoryKiB <= 2 << 20
            && UInt64(memoryKiB) * UInt64(passes) <= limit
    }
}

extension AgeSlot {
    private static let saltLength = 16
    private static let wrappedLength = 32
    /// The most passphrases on one file.
    package static let mostPassphrases = 8
    private static let highestLogN: UInt32 = 20

    private enum Name {
        static let x25519 = "X25519"
        static let argon2 = "thesis.co/argon2"
        static let scrypt = "scrypt"
    }

    /// Reads all of a header's stanzas, and bounds every cost before any is paid.
    ///
    /// - Throws: `FormatError.age` with `stanza`, `cost`, `tooManyPassphrases` or
    ///   `scryptNotAlone`.
    package static func slots(of header: AgeHeader) throws(FormatError) -> [AgeSlot] {
        var slots: [AgeSlot] = []
        var passphrases = 0
        for (index, stanza) in header.stanzas.enumerated() {
            let slot = try AgeSlot(stanza, at: index)
            if case .argon2 = slot { passphrases += 1 }
            if case .scrypt = slot, header.stanzas.count > 1 { throw .age(.scryptNotAlone) }
            guard passphrases <= mostPassphrases else { throw .age(.tooManyPassphrases) }
            slots.append(slot)
        }
        return slots
    }

    /// The stanza for this slot; nil for an unknown one.
    package var stanza: AgeStanza? {
        switch self {
        case .x25519(let share, let wrapped):
            AgeStanza(arguments: [Name.x25519, Base64.encode(share)], body: wrapped)
        case .argon2(let slot):
            AgeStanza(
                arguments: [
                    Name.argon2, Base64.encode(slot.salt), String(slot.memoryKiB),
                    String(slot.passes), String(slot.lanes),
                ],
                body: slot.wrapped
            )
        case .scrypt(let salt, let logN, let wrapped):
            AgeStanza(arguments: [Name.scrypt, Base64.encode(salt), String(logN)], body: wrapped)
        case .unknown:
            nil
        }
    }

    /// Reads one stanza, if it is a passphrase's through Argon2id.
    ///
    /// - Parameter count: how many of that kind its file had before.
    /// - Throws: `FormatError.age` with `stanza`, `cost` or `tooManyPassphrases`.
    package init?(
        passphrase stanza: AgeStanza,
        after count: Int,
        at index: Int
    ) throws(FormatError) {
        guard stanza.arguments.first == Name.argon2 else { return nil }
        guard count < Self.mostPassphrases else { throw .age(.tooManyPassphrases) }
        self = .argon2(try Self.argon2(stanza, at: index))
    }

    private init(_ stanza: AgeStanza, at index: Int) throws(FormatError) {
        let arguments = stanza.arguments
        switch arguments.first {
        case Name.x25519:
            guard arguments.count == 2, stanza.body.count == Self.wrappedLength,
                let share = AgeBase64.decode(arguments[1], count: 32)
            else { throw .age(.stanza(index)) }
            self = .x25519(share: share, wrapped: stanza.body)
        case Name.argon2:
            self = .argon2(try Self.argon2(stanza, at: index))
        case Name.scrypt:
            guard arguments.count == 3, stanza.body.count == Self.wrappedLength,
                let salt = AgeBase64.decode(arguments[1], count: Self.saltLength),
                let logN = Self.decimal(arguments[2])
            else { throw .age(.stanza(index)) }
            guard logN <= Self.highestLogN else { throw .age(.cost(index)) }
            self = .scrypt(salt: salt, logN: Int(logN), wrapped: stanza.body)
        default:
            self = .unknown(type: arguments.first ?? "")
        }
    }

    private static func argon2(
        _ stanza: AgeStanza,
        at index: Int
    ) throws(FormatError) -> AgeArgon2Slot {
        let arguments = stanza.arguments
        guard arguments.count == 5, stanza.body.count == wrappedLength,
            let salt = AgeBase64.decode(arguments[1], count: saltLength),
            let memory = decimal(arguments[2]),
            let passes = decimal(arguments[3]),
            let lanes = decimal(arguments[4])
        else { throw .age(.stanza(index)) }
        let slot = AgeArgon2Slot(
            salt: salt,
            memoryKiB: memory,
            passes: passes,
            lanes: lanes,
            wrapped: stanza.body
        )
        guard slot.isAffordable else { throw .age(.cost(index)) }
        return slot
    }

    /// A number from 1 up, without leading zeros or a sign. What 32 bits do not hold is the
    /// highest that they do, so that it is refused for its cost.
    private static func decimal(_ text: String) -> UInt32? {
        guard let first = text.utf8.first, first != UInt8(ascii: "0"),
            text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return UInt32(text) ?? .max
    }
}
