import Formats
import Primitives
import Secrets

/// Looks for the passphrase of a key export among those that were given.
///
/// What was typed first is nearly always right, so that the file is read for it alone; if it is not,
/// it is read once more for all others together.
struct KeyExportSearch {
    /// A passphrase that fits.
    struct Found {
        let survey: KeyExportSurvey
        let candidate: KeyExportCandidate
        let keys: KeyExportKeys
        /// Whether the MAC says so, not only the look of the first bytes.
        let isProved: Bool
    }

    private let open: KeyExportReader.Opening
    private let candidates: [KeyExportCandidate]
    private let budget: Int64
    /// The keys of the first candidates, as many as were derived.
    private var keys: [KeyExportKeys] = []
    /// What they were derived by.
    private var header: KeyExportHeader?

    init(_ open: @escaping KeyExportReader.Opening, _ passphrases: [SecretBytes], budget: Int64) {
        self.open = open
        self.budget = budget
        candidates = KeyExportCandidate.all(passphrases)
    }

    /// The passphrase that the MAC proves.
    ///
    /// - Throws: `FormatError.keyExport`, `KeyExportRefusal`, `PrimitivesError`.
    mutating func proved() throws(RecoveryError) -> Found {
        let first = try survey(candidates.indices.prefix(1), .refused)
        if let found = match(first, from: 0) { return found }
        guard first.count >= KeyExportHeader.length + KeyExportHeader.macLength else {
            throw .format(.keyExport(first.hasTrailer ? .tooShort : .truncated))
        }
        let others = candidates.indices.dropFirst()
        if !others.isEmpty {
            let second = try survey(others, .refused)
            if let found = match(second, from: 1) { return found }
        }
        throw .keyExport(try refusal(first))
    }

    /// The passphrase that the MAC proves, or where there is none, the one that opens the first bytes to
    /// what room keys look like.
    ///
    /// - Throws: as `proved`.
    mutating func likely() throws(RecoveryError) -> Found {
        do throws(RecoveryError) {
            return try proved()
        } catch .format, .keyExport {
            return try guessed()
        }
    }

    private mutating func guessed() throws(RecoveryError) -> Found {
        let survey = try survey(candidates.indices.prefix(0), .ending)
        for index in candidates.indices {
            try derive(index..<index + 1, survey.header)
            guard index < keys.count else { break }
            if try keys[index].fit(survey.front, survey.header) {
                let candidate = candidates[index]
                let keys = keys[index]
                return Found(survey: survey, candidate: candidate, keys: keys, isProved: false)
            }
        }
        throw .keyExport(try refusal(survey))
    }

    /// Reads the file with some of the candidates.
    private mutating func survey(
        _ range: Range<Int>,
        _ damage: KeyExportArmorDecoder.Damage
    ) throws(RecoveryError) -> KeyExportSurvey {
        let source = try carryingPrimitive { () throws(PrimitivesError) in try open() }
        return try KeyExportSurvey(KeyExportSegments(source, damage)) {
            (header) throws(RecoveryError) in
            try derive(range, header)
            return keys.dropFirst(range.lowerBound).map(\.mac)
        }
    }

    /// Derives the keys of some candidates, as many as the budget allows, but for those that are there.
    ///
    /// - Throws: `KeyExportRefusal.rounds`; `PrimitivesError.authentication` for a file that changed
    ///   meanwhile.
    private mutating func derive(
        _ range: Range<Int>,
        _ header: KeyExportHeader
    ) throws(RecoveryError) {
        guard (self.header ?? header) == header else { throw .primitive(.authentication) }
        self.header = header
        for index in range where index >= keys.count && Int64(index) < affordable(header) {
            keys.append(try KeyExportKeys(candidates[index].passphrase, header))
        }
    }

    /// How many passphrases are derived from at most: one at least, which has its own limit.
    private func affordable(_ header: KeyExportHeader) -> Int64 {
        max(1, budget / max(1, Int64(header.rounds)))
    }

    private func match(_ survey: KeyExportSurvey, from start: Int) -> Found? {
        for (code, index) in zip(survey.codes, start...)
        where code.span.isEqualInConstantTime(to: survey.mac.span) {
            let candidate = candidates[index]
            return Found(survey: survey, candidate: candidate, keys: keys[index], isProved: true)
        }
        return nil
    }

    private func refusal(_ survey: KeyExportSurvey) throws(RecoveryError) -> KeyExportRefusal {
        var fits = false
        for keys in keys where try keys.fit(survey.front, survey.header) { fits = true }
        if fits { return survey.hasTrailer ? .damaged : .truncated(passphraseFits: true) }
        guard keys.count == candidates.count else { return .rounds(Int64(survey.header.rounds)) }
        return survey.hasTrailer ? .wrongPassphrase : .truncated(passphraseFits: false)
    }
}
