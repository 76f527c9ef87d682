package import Formats
import Primitives

/// What parity files say of the one file that they are for. Nothing in them is authenticated: it
/// is held to its MD5 and to limits, and whoever wrote them chose it.
///
/// Of several sets the first is taken that says all: the main packet, the file and its slices.
package struct ParitySet {
    /// The most sets that are told apart.
    private static let mostSets = 16
    /// How much longer a slice may be than its file.
    private static let longestPadding: UInt64 = 64 << 20

    /// What is said of a file.
    package let file: ParityFileDescription
    /// How it is cut.
    package let layout: ParityLayout
    /// What its slices are held to.
    let checks: [ParitySliceCheck]
    /// Where recovery slices may be, which are not looked at yet.
    let candidates: [ParityCandidate]
    let scan: ParityScan

    /// The critical packets of one set, as far as they were found.
    private struct Parts {
        var main: ParityMain?
        var files: [(id: [UInt8], ParityFileDescription)] = []
        var checks: [(id: [UInt8], checks: [ParitySliceCheck])] = []

        /// Whether a packet of this kind is of no use any more.
        func has(_ kind: ParityPacket.Kind) -> Bool {
            switch kind {
            case .main: main != nil
            case .fileDescription: !files.isEmpty
            case .sliceChecks: !checks.isEmpty
            case .recoverySlice, .creator: true
            }
        }
    }

    /// Reads what is said in `sources`.
    ///
    /// - Throws: `ParityError.notParity`, `damaged`, `severalFiles`, `malformed`;
    ///   `PrimitivesError.posix`.
    package init(_ sources: [any PlacedSource]) throws(RecoveryError) {
        let scan = try ParityScan(sources)
        let candidates = try scan.candidates()
        guard !candidates.isEmpty else { throw .parity(.notParity) }
        var sets: [[UInt8]] = []
        var parts: [[UInt8]: Parts] = [:]
        for candidate in candidates where parts.count < Self.mostSets {
            let set = candidate.packet.set
            guard parts[set]?.has(candidate.packet.kind) != true,
                let longest = Self.longestBody(of: candidate.packet.kind),
                candidate.packet.length <= UInt64(ParityPacket.headerLength + longest),
                try scan.holds(candidate)
            else { continue }
            if parts[set] == nil { sets.append(set) }
            let count = Int(candidate.packet.length) - ParityPacket.headerLength
            let body = try scan.body(of: candidate, count: count)
            Self.add(candidate.packet.kind, body, to: &parts[set, default: Parts()])
        }
        let several = parts.values.compactMap(\.main).first { $0.files.count > 1 }
        if let several, !parts.values.contains(where: { $0.main?.files.count == 1 }) {
            throw .parity(.severalFiles(several.files.count))
        }
        for set in sets {
            guard let found = parts[set], let main = found.main, main.files.count == 1,
                let file = found.files.first, let checks = found.checks.first
            else { continue }
            guard file.id == main.files[0], checks.id == file.id,
                let layout = ParityLayout(length: file.1.length, sliceSize: main.sliceSize),
                layout.count == checks.checks.count,
                layout.sliceSize <= layout.length + Self.longestPadding
            else { throw .parity(.malformed) }
            self.file = file.1
            self.layout = layout
            self.checks = checks.checks
            self.candidates = candidates.filter { candidate in
                candidate.packet.kind == .recoverySlice && candidate.packet.set == set
                    && candidate.packet.length
                        == layout.sliceSize + UInt64(ParityPackets.sliceStart)
            }
            self.scan = scan
            return
        }
        throw .parity(.damaged)
    }

    /// How many hundredths of the slices have a recovery slice, at least one and at most all; by
    /// what their packets claim.
    package var percent: Int {
        max(1, min(100, candidates.count * 100 / layout.count))
    }

    private static func longestBody(of kind: ParityPacket.Kind) -> Int? {
        switch kind {
        case .main: ParityMain.longestBody
        case .fileDescription: ParityFileDescription.longestBody
        case .sliceChecks: 16 + 20 * ParityLayout.mostSlices
        case .recoverySlice, .creator: nil
        }
    }

    private static func add(_ kind: ParityPacket.Kind, _ body: [UInt8], to parts: inout Parts) {
        switch kind {
        case .main: parts.main = ParityMain(body: body)
        case .fileDescription:
            guard let file = ParityFileDescription(body: body) else { return }
            parts.files.append((Array(body[..<16]), file))
        case .sliceChecks:
            guard let checks = ParitySliceCheck.checks(body: body) else { return }
            parts.checks.append(checks)
        case .recoverySlice, .creator: break
        }
    }
}
