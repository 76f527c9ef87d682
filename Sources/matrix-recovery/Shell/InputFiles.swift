internal import Primitives
internal import Recovery

/// Every file that a command reads, so that no output takes the place of one.
///
/// What the command line names is in it from the start; what was found beside and inside that, such
/// as the files of a folder, once the account was read.
final class InputFiles {
    private var paths: [FilePath] = []

    /// Adds the files that a command line names.
    ///
    /// - Throws: `CommandError.standardInputTwice`: whatever is read second would get nothing.
    func add(named more: [FilePath]) throws {
        guard more.count(where: { $0 == .standardInput }) < 2 else {
            throw CommandError.standardInputTwice
        }
        add(more)
    }

    /// Adds files that are read, or will be.
    func add(_ more: [FilePath]) { paths += more }

    /// Whether a path leads to one of them, by whatever name.
    ///
    /// - Throws: `PosixError.call`.
    func contains(_ output: FilePath) throws(PrimitivesError) -> Bool {
        guard let output = try Files.status(of: output)?.identity else { return false }
        // What cannot even be looked at is not read, and its reader says why.
        return paths.contains { (try? Files.status(of: $0))?.identity == output }
    }
}

extension FilePath {
    /// Standard input as a file that is read.
    static let standardInput: FilePath = "/proc/self/fd/0"
}

extension Context {
    /// Refuses to write where something is read from, whatever names lead there.
    ///
    /// - Throws: `CommandError.outputIsInput`, `PrimitivesError.posix`.
    func ensure(output: FilePath) throws {
        if try inputs.contains(output) { throw CommandError.outputIsInput(output) }
    }
}
