import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: A4, A5, A7, A11; design section 4: to the proposal's storage and back, and old accounts
/// made clean.
struct RotationToLegacyTests {
    private let key = AccountBuilder.key("key", 1)
    private let legacy = AccountBuilder.key("legacy", 4, .curve25519AESSHA2)

    /// The findings with the new key alone, after a rotation from `keys`.
    private func findings(
        _ builder: AccountBuilder,
        _ keys: [StorageKey],
        to algorithm: StorageAlgorithm = .aesHMACSHA2
    ) throws -> [FindingID] {
        let rotation = try RotationCase("case", builder.account, keys, to: algorithm)
        let events = try rotation.plan().plan.result
        let account = builder.account.with(events: events)
        return Examination(account, entered: [rotation.new.key.entered]).findings.map(\.id)
    }

    @Test func roundTripsThroughTheProposal() throws {
        let builder = try FindingCase.healthy()
        let signer = DescriptionSigner(userID: ServerKeys.userID, masterSeed: ServerKeys.seed(0x11))
        let there = try RotationCase(
            "there",
            builder.account,
            [FindingCase.key],
            to: .curve25519AESSHA2,
            signer: signer
        )
        let middle = try there.plan().plan.result
        let master = try #require(try ServerKeys().identity.master)
        let description = try #require(
            middle.first { $0.type == .keyDescription(there.new.key.id) }?.content
        )
        #expect(try SignedJSON(description).verdict(by: ServerKeys.userID, master) == .valid)
        for row in there.examined(middle).matrix.rows {
            let entry = try middle.first { $0.type == row.type }?.content.member("encrypted")?
                .members
            #expect(entry?.count == 1)
            let names = entry?.first?.value.members?.map(\.name)
            #expect(names == ["ephemeral", "ciphertext", "mac"])
        }
        let back = try RotationCase("back", builder.account.with(events: middle), [there.new.key])
        #expect(back.values(try back.plan().plan.result) == there.values(builder.events))
        #expect(
            try findings(builder, [FindingCase.key], to: .curve25519AESSHA2) == [.legacyAsymmetric]
        )
    }

    // spec A7: both MACs can be written, and open.
    @Test(arguments: [Curve25519AESSHA2.MACInput.ciphertext, .empty])
    func writesTheMACThatWasAskedFor(_ input: Curve25519AESSHA2.MACInput) throws {
        var rotation = try RotationCase(
            "mac",
            RotationCase.simple().account,
            [key],
            to: .curve25519AESSHA2
        )
        rotation.options.macInput = input
        let plan = try rotation.plan()
        #expect(rotation.values(plan.plan.result) == rotation.values(rotation.account.events))
    }

    // traps 1.25: an old account, rotated, has nothing left to say.
    @Test func makesALegacyAccountClean() throws {
        #expect(try findings(FindingCase.healthy(legacy), [legacy]).isEmpty)
    }

    // traps 1.26
    @Test(arguments: [
        "{\"legacy\":{\"passthrough\":true}}",
        "{\"encrypted\":{\"legacy\":{\"passthrough\":true}}}",
    ])
    func replacesAPassthroughByARealEncryption(_ text: String) throws {
        var builder = try FindingCase.healthy(legacy)
        try builder.set(.megolmBackup, json: text)
        #expect(try findings(builder, [legacy]).isEmpty)
        let rotation = try RotationCase("pass", builder.account, [legacy])
        let result = try rotation.plan().plan.result
        let value = rotation.values(result)[.megolmBackup] ?? []
        #expect(try Base64.decode(value) == legacy.material.revealed)
        let content = result.first { $0.type == .megolmBackup }?.content
        #expect(content?.members?.map(\.name) == ["encrypted"])
    }

    // traps 1.23
    @Test func makesABackupKeyInDecimalsClean() throws {
        var builder = try FindingCase.healthy()
        let decimals = Array(repeating: "68", count: 32).joined(separator: ",")
        try builder.seal(decimals, .megolmBackup, under: [FindingCase.key])
        #expect(try findings(builder, [FindingCase.key]).isEmpty)
    }

    // traps 1.12
    @Test func makesABareStringDefaultClean() throws {
        var builder = try FindingCase.healthy()
        builder.set(.defaultKey, .string("key"))
        #expect(try findings(builder, [FindingCase.key]).isEmpty)
    }

    // spec A5: both marks move to the new key, and none is left on another.
    @Test func movesBothMarks() throws {
        var builder = try FindingCase.healthy(name: "m.default")
        builder.set(.defaultKey, .object([]))
        let rotation = try RotationCase("marks", builder.account, [FindingCase.key])
        let standard = SecretStorage(try rotation.plan().plan.result).defaultKey
        #expect(standard.pointer == .key(rotation.new.key.id))
        #expect(standard.marked == [rotation.new.key.id])
        #expect(try findings(builder, [FindingCase.key]).isEmpty)
    }

    // traps 2.1: a 32-byte iv is cured by a rotation.
    @Test func curesALongIV() throws {
        let fixture = try Fixture("bob-nheko")
        let key = try #require(fixture.expected.keys.first)
        let old = StorageKey(id: key.id, algorithm: .aesHMACSHA2, material: key.secret)
        let rotation = try RotationCase("bob", fixture.account(), [old])
        let account = rotation.account.with(events: try rotation.plan().plan.result)
        let findings = Examination(account, entered: [rotation.new.key.entered]).findings
        #expect(findings.map(\.id) == [.backupPublicKeyMalformed])
    }
}
