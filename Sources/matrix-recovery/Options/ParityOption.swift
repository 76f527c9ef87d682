internal import ArgumentParser

/// How much parity an archive gets.
struct ParityOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write a parity file beside it, of so many hundredths; 0 for none.",
            discussion: "Without it, 100 for a new archive of less than 1 MiB and 0 for others.",
            valueName: "percent"
        )
    )
    var parity: Int?

    /// Whether a parity file was asked for.
    var isWanted: Bool { parity.map { $0 > 0 } ?? false }

    func validate() throws {
        if let parity, !(0...100).contains(parity) {
            throw ValidationError("--parity takes a whole number from 0 to 100")
        }
    }
}
