import Formats
import Olm
import Primitives
import Secrets
import Support
import Testing

@testable import Recovery

/// Spec: B12. A device is kept whole, sealed, and opened by its own key alone.
struct DeviceFileTests {
    private static let secret = SecretBytes(text: "canary-of-the-received")
    private static let answer = SecretBytes(text: "canary-of-the-kept")
    private let files = MemoryFiles()
    private var file: DeviceFile { DeviceFile(FilePath("d"), files) }

    /// A device with something of everything.
    private func device() throws -> OwnDevice {
        var device = try OwnDevice(userID: "@a:x", deviceID: "D\"1")
        device.position = "s1_2\u{7F}ä"
        device.master = try ServerKeys.publicKey(2)
        device.verification = OpenVerification(transactionID: "4", devices: ["A", "B"])
        device.post("m.type", .object([("text", .string("\"\\ä\n"))]), to: ["A", "B"])
        device.post("m.other", .object([]), to: ["C"])
        let peer = TrustedDevices.Device(
            deviceID: "A",
            fingerprint: try ServerKeys.publicKey(1),
            identityKey: try ServerKeys.identityKey(1)
        )
        _ = device.requests.open("one", requestID: "1", asking: [peer], at: 7)
        _ = device.requests.open("two", requestID: "2", asking: [], at: 8)
        device.requests.requests[0].answers = ["A": Self.answer]
        device.received = ["one": Self.secret, "empty": SecretBytes(text: "")]
        device.handover = OwnDevice.Handover(of: ["one", "empty"], digest: [1, 2, 3])
        device.pending = [SecretRequest(.request("n"), deviceID: "A", requestID: "3")]
        device.fallbackReplaced = 9
        device.broken.note("B", at: 10)
        device.broken.settle("B", at: 10)
        device.broken.note("A", at: 11)
        return device
    }

    private func saved() throws -> OwnDevice {
        let device = try device()
        try file.save(device)
        return device
    }

    @Test func hasNothingBeforeItIsSaved() throws {
        #expect(try file.read() == nil)
    }

    @Test func refusesAFileWithoutItsKey() throws {
        _ = try saved()
        try files.remove(TestDevice.keyPath)
        #expect(throws: RecoveryError.device(.stateUnreadable)) { try file.read() }
    }

    @Test(arguments: [[], [1], [UInt8](repeating: 1, count: 32), [UInt8](repeating: 1, count: 33)])
    func refusesTheKeyOfAnother(_ key: [UInt8]) throws {
        _ = try saved()
        files.put(TestDevice.keyPath, key)
        #expect(throws: RecoveryError.device(.stateUnreadable)) { try file.read() }
    }

    @Test func refusesEveryFlippedBit() throws {
        try file.save(OwnDevice(userID: "@a:x", deviceID: "D"))
        let bytes = try #require(files.bytes(TestDevice.path))
        for bit in 0..<8 * bytes.count {
            var flipped = bytes
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            files.put(TestDevice.path, flipped)
            #expect(throws: RecoveryError.device(.stateUnreadable), "bit \(bit)") {
                try file.read()
            }
        }
    }

    @Test func refusesEveryTruncation() throws {
        _ = try saved()
        let bytes = try #require(files.bytes(TestDevice.path))
        for count in bytes.indices {
            files.put(TestDevice.path, Array(bytes.prefix(count)))
            #expect(throws: RecoveryError.device(.stateUnreadable), "\(count) bytes") {
                try file.read()
            }
        }
        files.put(TestDevice.path, bytes + [0])
        #expect(throws: RecoveryError.device(.stateUnreadable)) { try file.read() }
    }

    @Test func letsOneRunUseIt() throws {
        let lock = try file.lock()
        #expect(throws: RecoveryError.device(.inUse)) { try file.lock() }
        lock.release()
        try file.lock().release()
    }

    @Test func roundTrips() throws {
        let device = try saved()
        let read = try #require(try file.read())
        #expect(read.userID == device.userID)
        #expect(read.deviceID == device.deviceID)
        #expect(read.olm == device.olm)
        #expect(read.position == device.position)
        #expect(read.master == device.master)
        #expect(read.verification == device.verification)
        #expect(read.outbox == device.outbox)
        #expect(read.requests.requests == device.requests.requests)
        #expect(read.received == device.received)
        #expect(read.handover == device.handover)
        #expect(read.pending == device.pending)
        #expect(read.fallbackReplaced == device.fallbackReplaced)
        #expect(read.broken == device.broken)
        #expect(read.contents == device.contents)
    }

    /// A file that holds other secrets than those that are there is no reason to forget them.
    @Test func handsOverWhatIsThereAlone() throws {
        for change in [
            { (device: inout OwnDevice) in device.received["one"] = SecretBytes(text: "other") },
            { (device: inout OwnDevice) in device.forget(["one"]) },
        ] {
            var device = try device()
            #expect(device.handover != nil)
            change(&device)
            #expect(device.handover == nil)
        }
    }

    /// The first save makes the key, any other the file alone.
    @Test func keepsTheOldStateWhereSavingFails() throws {
        for writes in 0...1 {
            files.failAfter(writes: writes)
            #expect(throws: RecoveryError.self) { try saved() }
            files.failAfter(writes: nil)
            #expect(try file.read() == nil)
        }
        let device = try saved()
        var changed = device
        changed.position = "later"
        files.failAfter(writes: 0)
        #expect(throws: RecoveryError.self) { try file.save(changed) }
        #expect(try file.read()?.contents == device.contents)
        files.failAfter(writes: nil)
        try file.save(changed)
        #expect(try file.read()?.position == "later")
    }

    /// What a server makes grow past what would be read again is not saved.
    @Test func refusesToSaveWhatIsTooLong() throws {
        let device = try saved()
        var changed = device
        changed.position = ExactText(utf8: [UInt8](repeating: UInt8(ascii: "x"), count: 10_000))
        let file = DeviceFile(FilePath("d"), files, limit: 10_000)
        #expect(
            throws: RecoveryError.primitive(
                .posix(.tooLarge(path: TestDevice.path, limit: 10_000))
            )
        ) {
            try file.save(changed)
        }
        #expect(try file.read()?.contents == device.contents)
    }

    /// The same contents under the same key are sealed otherwise each time.
    @Test func sealsUnderAnotherSaltEachTime() throws {
        let device = try saved()
        let first = try #require(files.bytes(TestDevice.path))
        try file.save(device)
        let second = try #require(files.bytes(TestDevice.path))
        #expect(first.count == second.count)
        #expect(first.suffix(64) != second.suffix(64))
    }

    @Test func removesBothFiles() throws {
        _ = try saved()
        try file.remove()
        #expect(files.bytes(TestDevice.path) == nil)
        #expect(files.bytes(TestDevice.keyPath) == nil)
        try file.remove()
    }

    @Test func neverLeaks() throws {
        let device = try saved()
        let bytes = try #require(files.bytes(TestDevice.path))
        let key = SecretBytes(copying: try #require(files.bytes(TestDevice.keyPath)))
        let olm = device.olm.encoded
        for secret in [Self.secret, Self.answer, olm, olm.slice(0..<32), olm.slice(32..<64), key] {
            let revealed = secret.revealed
            for spelling in [revealed, Array(Base64.encode(revealed).utf8)] {
                #expect(bytes.firstRange(of: spelling) == nil)
            }
            #expect(Leaks.found(of: secret, in: device).isEmpty)
            #expect(Leaks.found(of: secret, in: file).isEmpty)
        }
    }
}
