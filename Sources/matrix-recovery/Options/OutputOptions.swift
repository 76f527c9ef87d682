internal import ArgumentParser
internal import Primitives

/// How a command speaks.
struct OutputOptions: ParsableArguments {
    /// The forms of a result.
    enum Format { case text, json }

    @Flag(help: "Write the result as JSON; an error becomes an object named error.")
    var json = false

    @Flag(name: .shortAndLong, help: "Say more of what is done, on standard error.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Say nothing but results and errors.")
    var quiet = false

    /// The form of the result.
    var format: Format { json ? .json : .text }

    func validate() throws {
        if verbose, quiet { throw ValidationError("--verbose and --quiet exclude each other") }
    }
}

/// Whether files may be replaced.
struct ForceOption: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Replace files that exist.")
    var force = false

    /// They may not.
    static var never: ForceOption {
        var option = ForceOption()
        option.force = false
        return option
    }

    /// What becomes of files that are there.
    var existing: AtomicFile.Existing { force ? .replace : .keep }
}
