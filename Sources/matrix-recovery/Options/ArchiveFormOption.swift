internal import ArgumentParser
internal import Recovery

/// Whether an archive is written as bytes or as text.
struct ArchiveFormOption: ParsableArguments {
    @Flag(name: .customLong("armor"), help: "Write the archive as text, in age's ASCII armor.")
    var isArmored = false

    /// What it is written as.
    var form: AgeForm { isArmored ? .armored : .binary }
}
