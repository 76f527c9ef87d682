package import Formats
package import Primitives

/// A plan as HTTP requests for someone who sends them by other means: the bodies in numbered files,
/// and a list of the requests in order.
package struct RequestFolder {
    private static let listName = "requests.txt"
    private static let listLimit = 1 << 24

    private let folder: FilePath
    private let files: any FileAccess

    /// The folder to write to; it is made if it is not there.
    package init(_ folder: FilePath, _ files: any FileAccess) {
        self.folder = folder
        self.files = files
    }

    /// Writes the requests. The list comes last, so that a folder with one is whole.
    ///
    /// - Throws: `RecoveryError.primitive`.
    package func write(_ plan: Plan, of userID: ExactText) throws(RecoveryError) {
        try files.makeFolder(folder)
        var list = ""
        for (index, write) in plan.writes.enumerated() {
            let number = String(index + 1)
            let padded = String(repeating: "0", count: max(0, 3 - number.count)) + number
            let name = "\(padded)-\(write.purpose.rawValue).json"
            try files.replace(folder.appending(name), with: write.after.encoded)
            let type = PercentEncoding.segment(write.type.rawValue)
            list += "PUT \(Self.path(of: userID))\(type) \(name)\n"
        }
        try files.replace(folder.appending(Self.listName), with: Array(list.utf8))
    }

    /// Account data as it will be when the requests in the folder were sent; nil where the folder is
    /// not whole, or holds something else than requests for this user.
    package func applied(
        to events: [AccountDataEvent],
        of userID: ExactText
    ) throws(RecoveryError) -> [AccountDataEvent]? {
        let path = folder.appending(Self.listName)
        guard try files.status(of: path) != nil else { return nil }
        let list = String(decoding: try files.read(path, limit: Self.listLimit), as: UTF8.self)
        let start = Self.path(of: userID)
        var plan = Plan(over: events)
        for line in list.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 3, words[0] == "PUT", words[1].hasPrefix(start),
                !words[2].contains("/")
            else { return nil }
            let type = PercentEncoding.decode(String(words[1].dropFirst(start.count)))
            let name = folder.appending(String(words[2]))
            let bytes = try files.read(name, limit: AccountReader.sizeLimit)
            guard let content = try? JSONValue(parsing: bytes) else { return nil }
            plan.set(EventType(type), to: content, .restore)
        }
        return plan.result
    }

    private static func path(of userID: ExactText) -> String {
        "/_matrix/client/v3/user/\(PercentEncoding.segment(userID))/account_data/"
    }
}
