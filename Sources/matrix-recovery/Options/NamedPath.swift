internal import ArgumentParser

/// What was typed as the path of a file or folder.
///
/// The empty path is refused where it is typed: to some calls it is the working directory, and to
/// others it is a file that is not there yet.
func namedPath(_ text: String) throws -> String {
    if text.isEmpty { throw ValidationError("a file needs a name") }
    return text
}

/// Refuses `-` as the name of an output, where it would be the name of a file and not standard
/// output.
func refuseDash(as outputs: String?...) throws {
    if outputs.contains("-") {
        throw ValidationError(
            "nothing but results goes to standard output: name a file; '-' is './-' if that is meant"
        )
    }
}

/// Refuses `-` as the name of an input that is no standard input.
func refuseDash(asInput inputs: String...) throws {
    if inputs.contains("-") {
        throw ValidationError(
            "this is not read from standard input: name a file; '-' is './-' if that is meant"
        )
    }
}

/// Refuses a report as JSON where the results themselves go to standard output.
///
/// - Parameter results: what they are.
func refuseReport(_ output: OutputOptions, whereStreamed isStreamed: Bool, _ results: String) throws
{
    guard isStreamed, output.json else { return }
    throw ValidationError(
        "the \(results) are on standard output, which takes no --json report: name a file with -o"
    )
}

/// Refuses an option that was given again, where the last would silently count alone.
func refuseRepeated<Value>(_ option: String, _ values: [Value]) throws {
    if values.count > 1 { throw ValidationError("\(option) can be given once only") }
}
