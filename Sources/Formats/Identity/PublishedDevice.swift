/// A device as its user's other devices see it.
package struct PublishedDevice: Sendable {
    /// The device's ID.
    package let deviceID: ExactText
    /// The object's signatures.
    package let signed: SignedJSON

    /// Reads a device object.
    ///
    /// - Throws: `FormatError.property` with the path of what is malformed: the signatures, or the
    ///   ID of another device than the object stands under.
    init(decoding object: JSONValue, deviceID: ExactText) throws(FormatError) {
        if let stated = try object.member("device_id") {
            guard stated.text == deviceID else { throw .property("device_keys.device_id") }
        }
        self.deviceID = deviceID
        signed = try SignedJSON(object)
    }
}
