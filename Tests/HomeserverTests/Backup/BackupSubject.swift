import Formats
import Support

/// A rotation of the key backup of an account that mautrix-python made, to be met by faults. Each run has
/// an account of its own, since the numbers of versions only count up.
final class BackupSubject: FaultSubject {
    private static let rows = 25

    let proxy: FaultProxy
    private var account: BackupStage

    init() throws {
        proxy = try FaultProxy(before: TestHomeserver.named().url)
        account = try BackupStage(rows: Self.rows, through: proxy)
    }

    var stage: TranscriptStage { account.stage }

    var command: String { account.command("rotate", "--timeout 1") }

    func reset() throws {
        try proxy.begin()
        account = try BackupStage(rows: Self.rows, through: proxy)
    }

    /// Every version has to open with a key in secret storage.
    func losses(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        let versions = try account.result("list").array(at: "versions")
        let closed = try versions.filter { try $0.stringIfPresent(at: "opened_by") == nil }
        return try closed.map { "version \(try $0.string(at: "version")) does not open" }
    }

    func shortcomings(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        var complaints = try losses(inspection)
        let current = try account.result("list").array(at: "versions")[0]
        if try current.string(at: "opened_by") != "secret-storage" {
            complaints.append("the current version does not open with the secret")
        }
        if try current.int(at: "count") != Self.rows { complaints.append("room keys are missing") }
        guard inspection == .independent else { return complaints }
        let opened = try account.client.open(.recoveryKey(account.recoveryKey))
        if opened.backup?.sessions != account.made.backup?.sessions {
            complaints.append("mautrix opens others: \(String(describing: opened.backup))")
        }
        return complaints
    }
}
