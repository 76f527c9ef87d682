import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: A10, B7, B8. A secret from elsewhere is held against its published public half.
struct SecretProofTests {
    private func proof(_ keys: ServerKeys = ServerKeys()) throws -> SecretProof {
        let backup = try BackupVersion.made(version: "1", key: ServerKeys.seed(0x44))
        return SecretProof(try keys.identity, backup)
    }

    @Test(
        arguments: [
            (EventType.master, 0x11), (.selfSigning, 0x22), (.userSigning, 0x33),
            (.megolmBackup, 0x44),
        ] as [(EventType, UInt8)]
    )
    func acceptsThePrivateHalf(_ name: EventType, _ byte: UInt8) throws {
        try proof().check(ServerKeys.encoded(byte), as: name)
        #expect(throws: SharingRefusal.wrongValue(name)) {
            try proof().check(ServerKeys.encoded(0x55), as: name)
        }
        #expect(throws: SharingRefusal.wrongValue(name)) {
            try proof().check(SecretBytes(text: "foxies!"), as: name)
        }
    }

    /// Without a public half that the master key stands for, nothing is proven.
    @Test func provesNothingByWhatIsNotSigned() throws {
        #expect(throws: SharingRefusal.notProvable(.selfSigning)) {
            try proof(ServerKeys(isBroken: true)).check(ServerKeys.encoded(0x22), as: .selfSigning)
        }
        #expect(throws: SharingRefusal.notProvable(.megolmBackup)) {
            try SecretProof(ServerKeys().identity, nil)
                .check(ServerKeys.encoded(0x44), as: .megolmBackup)
        }
        #expect(throws: SharingRefusal.notProvable("org.example.token")) {
            try proof().check(SecretBytes(text: "any"), as: "org.example.token")
        }
    }
}
