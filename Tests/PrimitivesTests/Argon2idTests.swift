import Primitives
import Secrets
import Support
import Testing

/// RFC 9106; design section 5, and issue 2's bound on what is taken from a machine.
struct Argon2idTests {
    @Test func givesTheTagOfTheRFC() throws {
        let tag = try Argon2id.derive(
            passphrase: SecretBytes(copying: [UInt8](repeating: 1, count: 32)),
            salt: [UInt8](repeating: 2, count: 16),
            cost: Argon2id.Cost(memoryKiB: 32, passes: 3, lanes: 4),
            count: 32,
            secret: SecretBytes(copying: [UInt8](repeating: 3, count: 8)),
            associatedData: [UInt8](repeating: 4, count: 12)
        )
        #expect(
            Hex.encode(tag.revealed)
                == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
        )
    }

    /// The first is the reference implementation's own test, the second the `argon2` tool's.
    @Test(arguments: [
        (
            "somesalt", Argon2id.Cost(memoryKiB: 65536, passes: 2, lanes: 1),
            "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
        ),
        (
            "abcdefghijklmnop", Argon2id.Cost(memoryKiB: 1024, passes: 2, lanes: 4),
            "f2d53ffde228e4344863476b424535e0946f565e8b5538d40429b0c51a331741"
        ),
    ])
    func givesTheKeysOfTheTools(_ salt: String, _ cost: Argon2id.Cost, _ key: String) throws {
        let derived = try Argon2id.derive(
            passphrase: SecretBytes(text: "password"),
            salt: Array(salt.utf8),
            cost: cost,
            count: 32
        )
        #expect(Hex.encode(derived.revealed) == key)
    }

    @Test func takesAnEmptyPassphrase() throws {
        let cost = Argon2id.Cost(memoryKiB: 64, passes: 1, lanes: 1)
        let salt = [UInt8](repeating: 5, count: 16)
        let empty = try Argon2id.derive(
            passphrase: SecretBytes(copying: []),
            salt: salt,
            cost: cost,
            count: 32
        )
        let zero = try Argon2id.derive(
            passphrase: SecretBytes(copying: [0]),
            salt: salt,
            cost: cost,
            count: 32
        )
        #expect(empty.count == 32)
        #expect(empty != zero)
    }

    @Test func saysHowMuchMemoryIsMissingBeforeTakingAny() {
        let cost = Argon2id.Cost(memoryKiB: .max, passes: 1, lanes: 1)
        let available = AvailableMemory.bytes()
        let error = #expect(throws: PrimitivesError.self) {
            try Argon2id.derive(
                passphrase: SecretBytes(text: "x"),
                salt: [UInt8](repeating: 0, count: 16),
                cost: cost,
                count: 32
            )
        }
        guard case .memory(let needed, let had) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(needed == UInt64(UInt32.max) * 1024)
        #expect(had < needed)
        #expect(available < needed)
    }

    @Test func knowsThatThereIsMemory() throws {
        #expect(AvailableMemory.bytes() > 1 << 20)
        try AvailableMemory.require(1 << 20)
        #expect(throws: PrimitivesError.self) { try AvailableMemory.require(.max - 1) }
    }

    @Test(arguments: [
        Argon2id.Cost(memoryKiB: 1, passes: 1, lanes: 1),
        Argon2id.Cost(memoryKiB: 64, passes: 0, lanes: 1),
        Argon2id.Cost(memoryKiB: 64, passes: 1, lanes: 0),
        Argon2id.Cost(memoryKiB: 64, passes: 1, lanes: 9),
    ])
    func refusesCostsThatArgon2DoesNotTake(_ cost: Argon2id.Cost) {
        #expect(throws: PrimitivesError.length) {
            try Argon2id.derive(
                passphrase: SecretBytes(text: "x"),
                salt: [UInt8](repeating: 0, count: 16),
                cost: cost,
                count: 32
            )
        }
    }
}
