import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: A4, B8, B9; traps 2.2. The version is mended only where the key at hand is its own.
@Suite struct BackupRepairTests {
    /// A server with one version, which takes what is written.
    private final class OneVersion: BackupConnection {
        var current: BackupVersion
        private(set) var writes = 0

        init(_ current: BackupVersion) { self.current = current }

        func version(_ version: ExactText?) throws(RecoveryError) -> BackupVersion? { current }

        func versions() throws(RecoveryError) -> [BackupVersion] { [current] }

        func set(authData: JSONValue, of version: BackupVersion) throws(RecoveryError) {
            writes += 1
            let response = JSONValue.object([
                ("algorithm", version.algorithm.map { .string($0) } ?? .null),
                ("auth_data", authData),
                ("version", .string(version.version ?? "")),
            ])
            if let made = BackupVersion(decoding: response) { current = made }
        }

        func create(_ version: NewBackupVersion) throws(RecoveryError) -> ExactText {
            throw .noBackupKey
        }

        func remove(_ version: ExactText) throws(RecoveryError) { throw .noBackupKey }

        func download(
            _ version: ExactText,
            _ take: (Span<UInt8>) throws(RecoveryError) -> Void
        ) throws(RecoveryError) { throw .noBackupKey }

        func row(
            of session: MegolmSessionID,
            in room: ExactText,
            of version: ExactText
        ) throws(RecoveryError) -> [UInt8]? { throw .noBackupKey }

        func upload(_ rows: [UInt8], to version: ExactText) throws(RecoveryError) {
            throw .noBackupKey
        }
    }

    private static func account(_ version: BackupVersion) throws -> AccountBuilder {
        var builder = try FindingCase.healthy()
        builder.identity = try ServerKeys().identity
        builder.backups = [version]
        return builder
    }

    private static func states() throws -> [BackupVersion] {
        let own = try Base64.encode(X25519.publicKey(of: FindingCase.secret(0x44)))
        return try [
            .made(version: "3", publicKey: own),
            .made(version: "3", publicKey: Base64.encode(Array(own.utf8))),
            .made(
                version: "3",
                publicKey: own,
                signatures: ServerKeys.signature(by: 0x11, "AAAA")
            ),
        ]
    }

    @Test(arguments: 0..<3) func mendsPublicKeyAndSignature(_ index: Int) throws {
        let builder = try Self.account(Self.states()[index])
        let plan = try RepairPlan(builder.examined(with: FindingCase.key), .homeserver)
        #expect(plan.fixes == [.backup("3")])
        let server = OneVersion(try Self.states()[index])
        try #require(plan.backup).apply(on: server)
        var mended = builder
        mended.backups = [server.current]
        let findings = mended.examined(with: FindingCase.key).findings
        #expect(!findings.contains { $0.id.rawValue.hasPrefix("BK-") })
        let again = try RepairPlan(mended.examined(with: FindingCase.key), .homeserver)
        #expect(again.fixes.isEmpty)
    }

    @Test func leavesABackupOfAnotherKey() throws {
        let other = try BackupVersion.made(version: "3", key: FindingCase.secret(0x77))
        let examination = try Self.account(other).examined(with: FindingCase.key)
        #expect(try RepairPlan(examination, .homeserver).fixes.isEmpty)
    }

    /// Nothing is signed of which nobody knows what it is.
    @Test func leavesABackupThatIsNotUnderstood() throws {
        let own = try Self.states()[0]
        let odd = JSONValue.object([
            ("algorithm", .null), ("auth_data", own.authData), ("version", .string("3")),
        ])
        let version = try #require(BackupVersion(decoding: odd))
        let examination = try Self.account(version).examined(with: FindingCase.key)
        #expect(try RepairPlan(examination, .homeserver).fixes.isEmpty)
    }

    @Test func leavesTheServerAloneInADump() throws {
        let examination = try Self.account(Self.states()[0]).examined(with: FindingCase.key)
        #expect(try RepairPlan(examination).fixes.isEmpty)
    }

    @Test func writesNothingOverWhatAnotherClientDid() throws {
        let examination = try Self.account(Self.states()[0]).examined(with: FindingCase.key)
        let plan = try RepairPlan(examination, .homeserver)
        let newer = try BackupVersion.made(version: "4", key: FindingCase.secret(0x44))
        for other in [newer, try Self.states()[1]] {
            let server = OneVersion(other)
            #expect(throws: RecoveryError.backup(.replaced(other.version))) {
                try plan.backup?.apply(on: server)
            }
            #expect(server.writes == 0)
        }
    }

    @Test func keepsTheSignaturesOfDevices() throws {
        let own = try Base64.encode(X25519.publicKey(of: FindingCase.secret(0x44)))
        let device = JSONValue.object([
            (ServerKeys.userID, .object([("ed25519:DEV", .string("AAAA"))]))
        ])
        let version = try BackupVersion.made(version: "3", publicKey: own, signatures: device)
        let examination = try Self.account(version).examined(with: FindingCase.key)
        let repair = try #require(try RepairPlan(examination, .homeserver).backup)
        let signed = try SignedJSON(repair.authData)
        #expect(signed.signatures.map(\.keyID).contains("ed25519:DEV"))
    }
}
