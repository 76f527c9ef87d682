/// A recipient or an identity of the age plugin `argon2`: what a passphrase's slot is to cost.
///
/// ```
/// recipient  Bech32 "age1argon2", data
/// identity   Bech32 "AGE-PLUGIN-ARGON2-", data
/// data       m in KiB 4 | t 4 | p 4, little-endian; or nothing, for the usual costs
/// ```
///
/// Neither is a key: a passphrase opens the slot, and there is no secret in them. Spec: C2SP
/// age-plugin; the layout of the costs is the published plugin's.
package struct AgePluginKey: Equatable, Sendable {
    private static let recipientPrefix = "age1argon2"
    private static let identityPrefix = "age-plugin-argon2-"

    /// What a guess at a passphrase costs.
    package struct Cost: Equatable, Sendable {
        /// The memory in KiB.
        package let memoryKiB: UInt32
        /// The passes over it.
        package let passes: UInt32
        /// The lanes.
        package let lanes: UInt32

        /// A cost of these parts.
        package init(memoryKiB: UInt32, passes: UInt32, lanes: UInt32) {
            self.memoryKiB = memoryKiB
            self.passes = passes
            self.lanes = lanes
        }
    }

    /// The costs of new slots; nil for the usual ones.
    package let cost: Cost?

    /// A recipient or identity with these costs.
    package init(cost: Cost? = nil) {
        self.cost = cost
    }

    /// Reads a recipient.
    ///
    /// - Throws: `FormatError.age` with `bech32`, `recipient` or `cost`.
    package init(parsingRecipient text: String) throws(FormatError) {
        let (prefix, data) = try Bech32.decode(text)
        guard prefix == Self.recipientPrefix, text.utf8.first == UInt8(ascii: "a"),
            data.isEmpty || data.count == 12
        else { throw .age(.recipient(line: 1)) }
        try self.init(data)
    }

    /// Reads an identity.
    ///
    /// - Throws: `FormatError.age` with `bech32`, `identity` or `cost`.
    package init(parsingIdentity text: String) throws(FormatError) {
        let (prefix, data) = try Bech32.decode(text)
        guard prefix == Self.identityPrefix, text.utf8.first == UInt8(ascii: "A"),
            data.isEmpty || data.count == 12
        else { throw .age(.identity(line: 1)) }
        try self.init(data)
    }

    private init(_ data: [UInt8]) throws(FormatError) {
        guard data.count == 12 else {
            cost = nil
            return
        }
        let numbers = stride(from: 0, to: 12, by: 4).map { start in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(data[start + $1]) << UInt32(8 * $1) }
        }
        let slot = AgeArgon2Slot(
            salt: [],
            memoryKiB: numbers[0],
            passes: numbers[1],
            lanes: numbers[2],
            wrapped: []
        )
        guard slot.isAffordable else { throw .age(.cost(0)) }
        cost = Cost(memoryKiB: numbers[0], passes: numbers[1], lanes: numbers[2])
    }

    /// The recipient as text.
    package var recipient: String { Bech32.encode(prefix: Self.recipientPrefix, data) }

    /// The identity as text.
    package var identity: String {
        Bech32.encode(prefix: Self.identityPrefix, data).uppercased()
    }

    private var data: [UInt8] {
        guard let cost else { return [] }
        return [cost.memoryKiB, cost.passes, cost.lanes].flatMap { number in
            (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
        }
    }
}
