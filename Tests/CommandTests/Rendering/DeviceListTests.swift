import Formats
import Recovery
import Support
import Testing

@testable import matrix_recovery

/// What `device list` says of a device for programs.
@Suite struct DeviceListTests {
    private func members(
        _ device: ServerKeys.Device,
        master: [UInt8]?
    ) throws -> [String: Bool] {
        let identity = try ServerKeys(device: device).identity
        let known = master.map { (master: $0, by: DeviceList.Proof.archive) }
        let list = try DeviceList(identity, ids: [], own: nil, known: known)
        let row = try #require(try list.json.array(at: "devices").first)
        let names = ["dehydrated", "signed", "verified"]
        return Dictionary(uniqueKeysWithValues: try names.map { ($0, try row.bool(at: $0)) })
    }

    /// A dehydrated device that the identity signed is signed as any other.
    @Test(arguments: [
        (ServerKeys.Device.signed, false, true), (.dehydrated, true, true),
        (.unsigned, false, false), (.signedByAnother, false, false),
    ])
    func saysWhoIsSigned(
        _ device: ServerKeys.Device,
        _ isDehydrated: Bool,
        _ isSigned: Bool
    ) throws {
        for master in [try ServerKeys.publicKey(0x11), nil] {
            let expected = [
                "dehydrated": isDehydrated, "signed": isSigned,
                "verified": isSigned && master != nil,
            ]
            #expect(try members(device, master: master) == expected)
        }
    }
}
