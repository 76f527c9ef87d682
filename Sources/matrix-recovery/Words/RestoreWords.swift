internal import Recovery

/// What is said of a restore to an account on a homeserver.
enum RestoreWords {
    /// What becomes of an event.
    static func text(of change: Restoration.Change) -> String {
        switch change {
        case .add: "added"
        case .same: "the same"
        case .replace: "replaced"
        case .keep: "kept"
        case .onlyThere: "kept"
        }
    }

    /// Why.
    static func reason(of change: Restoration.Change) -> String {
        switch change {
        case .add, .same, .replace: ""
        case .keep: "it differs from the archived one"
        case .onlyThere: "it is not in the archive"
        }
    }

    /// Why an event stays behind.
    static func text(of obstacle: RestorableEvents.Obstacle) -> String {
        switch obstacle {
        case .ofServer: "the homeserver keeps it itself"
        case .ofRooms: "it is about rooms in which the new user is not"
        case .ofOldUser: "it names the old user"
        case .ofDevice: "it belongs to a device of the old account"
        case .ofOtherIdentity: "another identity is published"
        }
    }

    /// What becomes of the identity, and why.
    static func text(of outcome: RestoredIdentity.Outcome) -> (becomes: String, why: String) {
        switch outcome {
        case .notArchived:
            ("nothing", "the archive has not all private keys of what was published")
        case .same: ("the same", "")
        case .publish:
            ("published", "it is not there; the homeserver may want the password for that")
        case .differs:
            (
                "refused",
                "another one is published: to replace it would need 'identity publish', and would "
                    + "end every verification"
            )
        }
    }

    /// What becomes of the key backup, and why.
    static func text(of outcome: RestoredBackup.Outcome) -> (becomes: String, why: String) {
        switch outcome {
        case .use: ("used", "it opens with a key at hand")
        case .make: ("made", "")
        case .nothing(.notArchived): ("nothing", "the archive has no backup key and no room keys")
        case .nothing(.noKey):
            ("nothing", "no key at hand opens it; give its key with --backup-key-file")
        case .nothing(.otherKey):
            (
                "nothing",
                "the account keeps another backup key; give it with --backup-key-file"
            )
        }
    }

    /// Why a new version is made.
    static func reasonOfNew(_ current: String?) -> String {
        guard let current else { return "there is none" }
        return "no key at hand opens the current version, \(current), which stays as it is"
    }

    /// What is said of rows that are there and do not open.
    static func unopened(_ count: Int) -> String {
        let rows = count == 1 ? "1 row there does" : "\(count) rows there do"
        return "\(rows) not open, and a homeserver keeps such a row in the place of a room key"
    }
}
