import Formats
package import Primitives
import Secrets

/// Where a device is kept: in one file, sealed by a key that lies in another one beside it.
///
/// ```
/// NAME.device-key    32 random bytes
/// NAME.device        "matrix-recovery device v1\n" │ salt 32 │ contents, encrypted │ tag 16
///
/// HKDF-SHA-256(key, salt, "matrix-recovery device v1") ─► ChaCha20-Poly1305 key, used once, nonce 0
/// ```
/// Both can be read by their owner alone, as the login session can, and that is what protects them: the
/// seal is for copies of the one without the other, as backups and disks that are given away have them.
/// Whoever puts an older file in place of the newest has keys used twice.
package struct DeviceFile: Sendable {
    private static let head = Array("matrix-recovery device v1\n".utf8)
    private static let info = Array("matrix-recovery device v1".utf8)
    private static let keyLength = ChaCha20Poly1305.keyLength
    private static let saltLength = 32

    private let path: FilePath
    private let keyPath: FilePath
    private let lockPath: FilePath
    private let files: any FileAccess
    private let limit: Int

    /// The files of a name.
    ///
    /// - Parameters:
    ///   - name: a path without an ending.
    ///   - limit: the most bytes that are saved, and read.
    package init(_ name: FilePath, _ files: any FileAccess, limit: Int = 1 << 26) {
        self.limit = limit
        path = FilePath(bytes: name.bytes + Array(".device".utf8))
        keyPath = FilePath(bytes: name.bytes + Array(".device-key".utf8))
        lockPath = FilePath(bytes: name.bytes + Array(".device-lock".utf8))
        self.files = files
    }

    /// Locks the device for this run.
    ///
    /// - Throws: `RecoveryError.device` with `inUse`, `.primitive`.
    package func lock() throws(RecoveryError) -> any HeldLock {
        guard let lock = try files.lock(lockPath, for: path) else { throw .device(.inUse) }
        return lock
    }

    /// The device; nil where there is none.
    ///
    /// - Throws: `RecoveryError.device` with `stateUnreadable`, `.primitive`.
    package func read() throws(RecoveryError) -> OwnDevice? {
        guard try files.status(of: path) != nil else { return nil }
        let bytes = try files.read(path, limit: limit)
        let start = Self.head.count + Self.saltLength
        guard bytes.starts(with: Self.head), bytes.count > start,
            try files.status(of: keyPath) != nil
        else { throw .device(.stateUnreadable) }
        let key = try files.readSecret(keyPath, limit: limit)
        do {
            let once = try Self.key(key, salt: Array(bytes[Self.head.count..<start]))
            let contents = try ChaCha20Poly1305.open(Array(bytes[start...]), key: once)
            return try OwnDevice(contents: contents)
        } catch {
            throw .device(.stateUnreadable)
        }
    }

    /// Saves the device. When this returns, a power cut leaves it in place.
    ///
    /// - Throws: `RecoveryError.primitive`, also for what would not be read again; what was saved before is
    ///   untouched then.
    package func save(_ device: OwnDevice) throws(RecoveryError) {
        let key: SecretBytes
        if try files.status(of: keyPath) != nil {
            key = try files.readSecret(keyPath, limit: limit)
        } else {
            key = Randomness.secret(Self.keyLength)
            try files.create(keyPath, with: key)
        }
        let salt = Randomness.bytes(Self.saltLength)
        let sealed = try carryingPrimitive { () throws(PrimitivesError) in
            try ChaCha20Poly1305.seal(device.contents, key: Self.key(key, salt: salt))
        }
        try files.replace(path, with: Self.head + salt + sealed, limit: limit)
    }

    /// Removes the device, the key last.
    ///
    /// - Throws: `RecoveryError.primitive`.
    package func remove() throws(RecoveryError) {
        for path in [path, keyPath] where try files.status(of: path) != nil {
            try files.remove(path)
        }
    }

    private static func key(
        _ key: SecretBytes,
        salt: [UInt8]
    ) throws(PrimitivesError) -> SecretBytes {
        guard key.count == keyLength else { throw .length }
        return HKDFSHA256.derive(from: key, salt: salt, info: info, count: keyLength)
    }
}
