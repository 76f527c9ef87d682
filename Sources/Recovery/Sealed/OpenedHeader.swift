package import Formats
import Primitives

/// An archive's header with its file key at hand, so that it can be written anew in front of the same
/// payload.
package struct OpenedHeader {
    /// The header as it stands.
    package let header: AgeHeader
    /// What its stanzas mean.
    package let slots: [AgeSlot]
    /// The slot that was opened first, counted from 0.
    package let openedSlot: Int

    private let fileKey: FileKey

    /// A slot and how it stands in the header.
    private struct Place {
        let slot: AgeSlot
        let stanza: AgeStanza
    }

    /// Opens the header of a file, in armor or not.
    ///
    /// - Parameter bytes: the first `AgeArmor.longestPrefix` bytes of the file, or all of a shorter
    ///   one.
    /// - Throws: `FormatError.age`; `SealedError.noMatchingKey`, `headerMAC`;
    ///   `PrimitivesError.memory`.
    package init(parsingFileOf bytes: [UInt8], keys: ArchiveKeys) throws(RecoveryError) {
        (header, slots) = try carryingFormat { () throws(FormatError) in
            let header = try AgeHeader(parsingFileOf: bytes)
            return (header, try AgeSlot.slots(of: header))
        }
        let opened = try keys.open(header)
        fileKey = opened.fileKey
        openedSlot = opened.slot ?? 0
    }

    /// The header without some slots and with others, over the same file key: recipients first, then
    /// passphrases, as `seal` writes them.
    ///
    /// - Parameter removed: the slots that go, counted from 0.
    /// - Parameter added: whom new slots are for.
    /// - Throws: `SealedError.noSuchSlot`, `lastSlot` where nothing that is known here would be
    ///   left, and where some are added `scryptAlone`, `tooManyRecipients`; `PrimitivesError.memory`.
    package func changed(
        removing removed: Set<Int> = [],
        adding added: SealKeys? = nil
    ) throws(RecoveryError) -> AgeHeader {
        if let number = removed.sorted().first(where: { !slots.indices.contains($0) }) {
            throw .sealed(.noSuchSlot(number, of: slots.count))
        }
        let kept = slots.indices.filter { !removed.contains($0) }
            .map { Place(slot: slots[$0], stanza: header.stanzas[$0]) }
        if added == nil, !kept.contains(where: \.slot.isKnown) { throw .sealed(.lastSlot) }
        if added != nil, kept.contains(where: \.slot.isScrypt) { throw .sealed(.scryptAlone) }
        let new = try carryingPrimitive { () throws(PrimitivesError) -> [Place] in
            guard let added else { return [] }
            return try fileKey.slots(for: added).compactMap { slot in
                slot.stanza.map { Place(slot: slot, stanza: $0) }
            }
        }
        let all = kept + new
        try Self.checkCounts(all.map(\.slot))
        let ordered = all.filter { !$0.slot.isPassphrase } + all.filter(\.slot.isPassphrase)
        return AgeHeader(stanzas: ordered.map(\.stanza)) { fileKey.headerMAC(of: $0) }
    }

    private static func checkCounts(_ slots: [AgeSlot]) throws(RecoveryError) {
        guard slots.count <= AgeHeader.mostStanzas,
            slots.count(where: \.isPassphrase) <= AgeSlot.mostPassphrases
        else { throw .sealed(.tooManyRecipients) }
    }
}

extension AgeSlot {
    /// Whether a passphrase opens it.
    package var isPassphrase: Bool {
        switch self {
        case .argon2, .scrypt: true
        case .x25519, .unknown: false
        }
    }

    /// Whether it can be opened here at all.
    fileprivate var isKnown: Bool {
        if case .unknown = self { false } else { true }
    }

    /// Whether age forbids other slots beside it.
    fileprivate var isScrypt: Bool {
        if case .scrypt = self { true } else { false }
    }
}
