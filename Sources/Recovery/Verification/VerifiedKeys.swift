/// What a person has verified: the keys of the device on which the same string was seen.
package struct VerifiedKeys: Equatable, Sendable {
    /// The device.
    package let device: DeviceKey
    /// The master key, where the device vouches for it too.
    package let masterKey: [UInt8]?
}
