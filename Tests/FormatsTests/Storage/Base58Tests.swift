import Formats
import Secrets
import Support
import Testing

/// Spec: A8.
struct Base58Tests {
    @Test(arguments: [
        ("", ""), ("00", "1"), ("0000", "11"), ("000001", "112"), ("39", "z"), ("3a", "21"),
        ("ff", "5Q"), ("ffff", "LUv"), ("61", "2g"), ("626262", "a3gV"),
        (
            "00eb15231dfceb60925886b67d065299925915aeb172c06647",
            "1NS17iag9jJgTHD1VXjvLCEnZuQ3rJDE9L"
        ),
    ])
    func writesAndReads(hex: String, text: String) throws {
        let bytes = try SecretBytes(hex: hex)
        #expect(Base58.encode(bytes) == SecretBytes(text: text))
        #expect(try Base58.decode(SecretBytes(text: text)) == bytes)
    }

    @Test(arguments: [
        ("0", 1), ("2O", 2), ("22I2", 3), ("l", 1), ("2 2", 2), ("2é", 2), ("2\0", 2),
    ])
    func refusesOtherCharacters(text: String, position: Int) {
        #expect(throws: FormatError.base58(position: position)) {
            try Base58.decode(SecretBytes(text: text))
        }
    }

    /// Every length up to twice a recovery key's, at the ends of what a byte holds.
    @Test(arguments: [UInt8(0), 1, 0x7F, 0xFF])
    func roundTrips(_ byte: UInt8) throws {
        for count in 0...70 {
            let bytes = SecretBytes(copying: [UInt8](repeating: byte, count: count))
            #expect(try Base58.decode(Base58.encode(bytes)) == bytes)
        }
    }

    @Test func leavesOutWhatLooksLikeAnother() {
        #expect(Base58.alphabet.count == 58)
        #expect(Set(Base58.alphabet).count == 58)
        #expect(!Base58.alphabet.contains { "0OIl+/".utf8.contains($0) })
    }
}
