import Formats
import Olm
import Primitives
import Recovery
import Secrets
import Support

/// A device of the tests' user: its files, and its session at the homeserver in memory.
struct TestDevice: Sendable {
    let id: ExactText
    let files: MemoryFiles
    let server: PostOfficeSession

    private static let name = FilePath("d")
    static let path = FilePath("d.device")
    static let keyPath = FilePath("d.device-key")

    init(_ id: ExactText, _ office: PostOffice, _ files: MemoryFiles = MemoryFiles()) {
        self.id = id
        self.files = files
        server = PostOfficeSession(office, id)
    }

    var file: DeviceFile { DeviceFile(Self.name, files) }

    /// The device as its files have it, as a new run does.
    func connection() throws -> DeviceConnection { try DeviceConnection(file, server) }

    /// The device as it is saved.
    func saved() throws -> OwnDevice {
        guard let device = try file.read() else { throw TestDataError.missing("device") }
        return device
    }

    /// The device as others see it.
    func peer() throws -> TrustedDevices.Device {
        let device = try saved()
        return TrustedDevices.Device(
            deviceID: id,
            fingerprint: device.olm.account.signingKey,
            identityKey: device.olm.account.identityKey
        )
    }

    /// The same device on another server, as it is now.
    func copy(_ office: PostOffice) -> TestDevice {
        let copy = MemoryFiles()
        for path in [Self.path, Self.keyPath] {
            if let bytes = files.bytes(path) { copy.put(path, bytes) }
        }
        return TestDevice(id, office, copy)
    }
}
