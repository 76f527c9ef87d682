package import Formats
package import Primitives

/// A plan as HTTP requests for someone who sends them by other means: the bodies in numbered files,
/// and a list of the requests in order.
package struct RequestFolder {
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
            let user = PercentEncoding.segment(userID)
            let type = PercentEncoding.segment(write.type.rawValue)
            list += "PUT /_matrix/client/v3/user/\(user)/account_data/\(type) \(name)\n"
        }
        try files.replace(folder.appending("requests.txt"), with: Array(list.utf8))
    }
}
