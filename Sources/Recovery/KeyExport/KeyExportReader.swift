import Formats
package import Primitives
package import Secrets

/// Reads a key export of any size.
///
/// The MAC stands at the end, and nothing is decrypted before it was checked: the first pass over the
/// file proves it, the next decrypts, and holds every piece against what the first one saw. Spec: B10;
/// design: section 7.
package final class KeyExportReader {
    /// Gives the file from its beginning, each time that it is called.
    typealias Opening = () throws(PrimitivesError) -> any ByteSource

    /// What is known of an opened export.
    package struct Facts: Equatable, Sendable {
        /// How many rounds its passphrase takes.
        package let rounds: Int
        /// Whether the armor's last line is missing or broken.
        package let trailerMissing: Bool
        /// Which of the passphrases opens it, from 0.
        package let passphrase: Int
        /// How that has to be read.
        package let spelling: KeyExportSpelling
        /// How its counter counted: of old clients' exports the high half never changed.
        package let counter: AES256CTR.Counter
        /// What vouches for it.
        package let state: State
        /// How many bytes of plaintext there are.
        package let byteCount: Int

        /// Whether the MAC holds.
        package var authenticated: Bool { state == .proved }

        /// Whether the passphrase is easier to guess than it should be.
        package var isWeak: Bool { rounds < PassphraseDerivation.weakIterations }
    }

    /// What vouches for an export.
    package enum State: Equatable, Sendable {
        /// The MAC holds.
        case proved
        /// Nothing: the end is missing, and the MAC with it.
        case cut
        /// Nothing: the MAC does not hold, or bytes stand there that cannot.
        case damaged
    }

    /// What is known of it.
    package let facts: Facts

    private let open: Opening
    private let damage: KeyExportArmorDecoder.Damage
    private let survey: KeyExportSurvey
    private let key: SecretBytes

    /// Opens an export with the first of the passphrases that fits, each in all of its spellings.
    ///
    /// - Parameter budget: the most rounds that are run for all of them together.
    /// - Throws: `FormatError.keyExport`, `KeyExportRefusal`; `PrimitivesError.authentication` for a
    ///   file that changed meanwhile, `PrimitivesError.posix`.
    package convenience init(
        open: @escaping () throws(PrimitivesError) -> any ByteSource,
        passphrases: [SecretBytes],
        budget: Int64 = PassphraseDerivation.budget
    ) throws(RecoveryError) {
        var search = KeyExportSearch(open, passphrases, budget: budget)
        try self.init(open, search.proved())
    }

    /// Opens an export as the other does, or what is left of one that was cut short or damaged, without
    /// any proof that it is what was written: then the passphrase is right that opens its beginning to
    /// what room keys look like.
    ///
    /// What stands behind a byte that cannot stand there is left out, unless the MAC holds.
    ///
    /// - Throws: as the other.
    package convenience init(
        salvaging open: @escaping () throws(PrimitivesError) -> any ByteSource,
        passphrases: [SecretBytes],
        budget: Int64 = PassphraseDerivation.budget
    ) throws(RecoveryError) {
        var search = KeyExportSearch(open, passphrases, budget: budget)
        try self.init(open, search.likely())
    }

    private init(
        _ open: @escaping Opening,
        _ found: KeyExportSearch.Found
    ) throws(RecoveryError) {
        self.open = open
        let damage: KeyExportArmorDecoder.Damage = found.isProved ? .refused : .ending
        self.damage = damage
        survey = found.survey
        key = found.keys.cipher
        let survey = found.survey
        let hasMAC = found.isProved || survey.hasTrailer
        let end = max(
            KeyExportHeader.length,
            survey.count - (hasMAC ? KeyExportHeader.macLength : 0)
        )
        let counter = try Self.counter(survey.header.iv, end - KeyExportHeader.length) {
            (counter) throws(RecoveryError) in
            try Self.plaintext(open, damage, survey, key: found.keys.cipher, counter, end: end)
        }
        facts = Facts(
            rounds: Int(survey.header.rounds),
            trailerMissing: !survey.hasTrailer,
            passphrase: found.candidate.index,
            spelling: found.candidate.spelling,
            counter: counter,
            state: Self.state(found),
            byteCount: end - KeyExportHeader.length
        )
    }

    private static func state(_ found: KeyExportSearch.Found) -> State {
        if found.isProved { return .proved }
        return found.survey.hasTrailer || found.survey.isBroken ? .damaged : .cut
    }

    /// The plaintext from its beginning. Its source throws `PrimitivesError.authentication` where the
    /// file is not what it was.
    ///
    /// - Throws: `PrimitivesError`.
    package func plaintext() throws(RecoveryError) -> any ByteSource {
        try Self.plaintext(
            open,
            damage,
            survey,
            key: key,
            facts.counter,
            end: KeyExportHeader.length + facts.byteCount
        )
    }

    private static func plaintext(
        _ open: Opening,
        _ damage: KeyExportArmorDecoder.Damage,
        _ survey: KeyExportSurvey,
        key: SecretBytes,
        _ counter: AES256CTR.Counter,
        end: Int
    ) throws(RecoveryError) -> any ByteSource {
        try carryingPrimitive { () throws(PrimitivesError) in
            KeyExportPlaintext(
                KeyExportSegments(try open(), damage),
                survey.tags,
                try AES256CTRStream(key: key, iv: survey.header.iv, counter: counter),
                end: end
            )
        }
    }

    /// How the counter counted, which the MAC does not tell. Where it matters, 64 bits count only if
    /// they give text and 128 do not, or give what ends as JSON does and 128 do not. Traps: 5.
    private static func counter(
        _ iv: [UInt8],
        _ byteCount: Int,
        _ plaintext: (AES256CTR.Counter) throws(RecoveryError) -> any ByteSource
    ) throws(RecoveryError) -> AES256CTR.Counter {
        guard AES256CTR.countersDiffer(iv: iv, byteCount: byteCount) else { return .bits128 }
        func rank(_ counter: AES256CTR.Counter) throws(RecoveryError) -> Int {
            let source = try plaintext(counter)
            let check = try carryingPrimitive { () throws(PrimitivesError) in
                try TextCheck(source)
            }
            guard check.isText else { return 0 }
            return check.last == UInt8(ascii: "]") ? 2 : 1
        }
        return try rank(.bits64) > rank(.bits128) ? .bits64 : .bits128
    }
}
