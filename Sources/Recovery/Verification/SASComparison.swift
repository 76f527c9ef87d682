package import Formats
import Secrets

/// Two devices that have agreed on a secret, and a person who is to compare what they show.
package struct SASComparison: Sendable {
    /// The other device.
    package let device: DeviceKey
    /// What our device shows.
    package let string: ShortAuthenticationString
    /// The forms that both devices show.
    package let forms: [SASForm]
    let secret: SASSecret
    /// What the other device vouched for, where its person was first.
    var vouched: VerifiedKeys?

    /// What our device vouches for: its own key, and the master key if that is proven.
    func vouching(for parties: VerificationParties) -> VerificationMAC {
        var keys = [(parties.own.keyID, parties.own.publicKey)]
        if let master = parties.master, master.trust == .proven {
            keys.append((master.keyID, master.publicKey))
        }
        return VerificationMAC(
            keys: keys.map { keyID, publicKey in
                let code = secret.code(by: .own, of: publicKey, keyID: keyID)
                return VerificationMAC.KeyCode(keyID: keyID, code: code)
            },
            listCode: secret.listCode(by: .own, of: keys.map(\.0))
        )
    }

    /// What the other device vouches for by these codes; nil unless they are all right, each of a
    /// key that we know by that ID, and the device's own is among them.
    func verified(by mac: VerificationMAC, _ parties: VerificationParties) -> VerifiedKeys? {
        var known = [device.keyID: device.publicKey]
        if let master = parties.master { known[master.keyID] = master.publicKey }
        let list = secret.listCode(by: .other, of: mac.keys.map(\.keyID))
        guard Self.isSame(list, mac.listCode) else { return nil }
        for key in mac.keys {
            guard let publicKey = known[key.keyID],
                Self.isSame(
                    secret.code(by: .other, of: publicKey, keyID: key.keyID),
                    key.code
                )
            else { return nil }
        }
        let keyIDs = mac.keys.map(\.keyID)
        guard keyIDs.contains(device.keyID) else { return nil }
        let master = parties.master.flatMap { keyIDs.contains($0.keyID) ? $0.publicKey : nil }
        return VerifiedKeys(device: device, masterKey: master)
    }

    private static func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.span.isEqualInConstantTime(to: other.span)
    }
}
