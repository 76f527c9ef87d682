internal import Formats
internal import Primitives
internal import Recovery

extension ParityError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .notParity:
            Diagnosis(
                .malformed,
                "parity_malformed",
                "nothing was repaired: no PAR 2.0 packet was found",
                hints: ["see whether it is a parity file that was named"]
            )
        case .malformed:
            Diagnosis(
                .malformed,
                "parity_malformed",
                "nothing was repaired: the sizes that the parity file says do not fit each other",
                hints: ["see where it comes from; no program makes such a file"]
            )
        case .damaged:
            Diagnosis(
                .damaged,
                "parity_damaged",
                "nothing was repaired: nothing of the parity file that says what it is for is whole",
                hints: ["name another copy of it with --parity-file"]
            )
        case .severalFiles(let count):
            Diagnosis(
                .refused,
                "parity_several_files",
                "nothing was repaired: the parity file is for \(count) files together",
                hints: ["use 'par2 repair', which takes all of them"]
            )
        case .ofAnother(let name):
            Diagnosis(
                .refused,
                "parity_of_another",
                "nothing was repaired: the parity file is for \(Escaping.text(name)), of which there is nothing here",
                hints: ["to have that file made anew, give its name where there is no file"]
            )
        case .notEnough(let lost, let count, let recovery):
            Diagnosis(
                .damaged,
                "parity_not_enough",
                "nothing was repaired: \(lost) of \(count) slices are lost, and \(recovery) recovery slices are whole",
                hints: ["name more with --parity-file, or use 'matrix-recovery archive salvage'"]
            )
        case .tooManySlices(let lost, let count):
            Diagnosis(
                .refused,
                "parity_limit",
                "nothing was repaired: to rebuild \(lost) of \(count) slices takes more memory than is allowed",
                hints: ["use 'par2 repair', which has no such limit"]
            )
        case .mismatch:
            Diagnosis(
                .damaged,
                "parity_mismatch",
                "nothing was repaired: what was rebuilt is not what the parity file says",
                hints: ["name another copy of it with --parity-file"]
            )
        }
    }
}

extension Diagnosis {
    /// An archive was written, and its parity file was not.
    static func parityNotWritten(_ archive: FilePath, _ cause: PrimitivesError) -> Diagnosis {
        let name = Escaping.text(archive)
        return Diagnosis(
            .file,
            "parity_not_written",
            "\(name) was written, but its parity file was not: \(cause.why)",
            hints: ["make room, then 'par2 create -r 10 \(name)'"]
        )
    }

    static func noParityFile(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .file,
            "no_parity_file",
            "nothing was repaired: there is no \(Escaping.text(path))",
            hints: ["name the parity file with --parity-file"]
        )
    }
}

extension String {
    /// What to do about a damaged archive.
    static let anotherCopy =
        "use 'matrix-recovery archive repair' if it has a parity file, or another copy of it"
}
