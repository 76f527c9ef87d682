package import Formats
package import Secrets

/// What an archive is made of.
package struct ArchiveContents {
    /// A key backup: its version as the homeserver names it, and what belongs to it.
    package struct Backup {
        /// The version.
        package let version: ExactText
        /// The response to `/room_keys/version`, as it was read.
        package let info: [UInt8]
        /// The response to `/room_keys/keys`, where it is to go in.
        package let rows: (any StreamedContent)?

        /// A backup of this version.
        package init(version: ExactText, info: [UInt8], rows: (any StreamedContent)? = nil) {
            self.version = version
            self.info = info
            self.rows = rows
        }
    }

    /// When the archive is made, by the clock of whoever makes it.
    package struct Time: Equatable, Sendable {
        /// As RFC 3339 text in UTC.
        package let text: String
        /// In seconds since 1970: the time of every entry.
        package let seconds: Int64

        /// A time, twice.
        package init(text: String, seconds: Int64) {
            self.text = text
            self.seconds = seconds
        }
    }

    /// Whose account it is.
    package var user: ExactText
    /// Where the account was read from, in words.
    package var source: ExactText
    /// The program that makes the archive, with its version.
    package var tool: ExactText
    /// When the archive is made.
    package var created: Time
    /// Every event of account data.
    package var accountData: [AccountDataEvent] = []
    /// The secrets that could be opened.
    package var secrets: [(type: EventType, value: SecretBytes)] = []
    /// The response to `/keys/query`, as it was read.
    package var identity: [UInt8]?
    /// The key backups.
    package var backups: [Backup] = []
    /// Opened room keys as JSON, where they are to go in.
    package var roomKeys: (any StreamedContent)?
    /// The secrets that the account has, or should have.
    package var expectedSecrets: [EventType] = []
    /// Those of them that are not in `secrets`.
    package var missingSecrets: [EventType] = []

    /// An archive of nothing yet.
    package init(user: ExactText, source: ExactText, tool: ExactText, created: Time) {
        self.user = user
        self.source = source
        self.tool = tool
        self.created = created
    }
}
