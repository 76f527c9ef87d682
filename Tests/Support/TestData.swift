import FoundationEssentials

/// Where the test data lies: beside the sources, so that no bundle has to be built for it.
package enum TestData {
    /// The folder `Tests` of this package.
    package static let root: String = {
        let support = #filePath.split(separator: "/").dropLast()
        return "/" + support.dropLast().joined(separator: "/")
    }()

    /// The full path of a file or folder below `Tests`.
    package static func path(_ relative: String) -> String { root + "/" + relative }

    /// The bytes of a file below `Tests`.
    ///
    /// - Throws: `TestDataError.unreadable` with its path.
    package static func bytes(_ relative: String) throws -> [UInt8] {
        try bytes(atPath: path(relative))
    }

    /// The bytes of a file anywhere.
    ///
    /// - Throws: `TestDataError.unreadable` with its path.
    package static func bytes(atPath path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw TestDataError.unreadable(path)
        }
        return Array(data)
    }

    /// The paths of all files below a folder of `Tests`, relative to `Tests` and sorted.
    ///
    /// - Throws: what the system says about a folder that is not there.
    package static func files(below folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path(folder))
            .filter { name in
                var isDirectory = false
                let full = path("\(folder)/\(name)")
                return FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory)
                    && !isDirectory
            }
            .map { "\(folder)/\($0)" }
            .sorted()
    }
}

/// Why test data cannot be used; a test that throws it fails.
package enum TestDataError: Error, Equatable {
    /// There is no such file, or it cannot be read.
    case unreadable(String)
    /// A member that has to be there is not.
    case missing(String)
    /// A member that is not of the type or form it should be of.
    case malformed(String)
    /// Two different vectors with one ID.
    case ambiguous(String)
}
