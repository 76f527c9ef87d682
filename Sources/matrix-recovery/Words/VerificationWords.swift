internal import Formats
internal import Recovery

/// What a person is asked while two devices are compared.
enum VerificationWords {
    /// What to do where the other device has not signed this one.
    static let notSignedYet =
        "'matrix-recovery device list' shows when it is; what was compared stays so"

    /// Whether to verify with a device that asks.
    static func question(_ device: DeviceKey) -> String {
        "The device \(Escaping.text(device.deviceID)) wants to verify. Type yes if that is yours: "
    }

    /// Whether both devices show the same.
    static func question(_ comparison: SASComparison) -> String {
        let string = comparison.string
        var lines = ["", "The device \(Escaping.text(comparison.device.deviceID)) shows:", ""]
        if comparison.forms.contains(.emoji) {
            lines += string.emoji.map { "    \($0.symbol)  \($0.name)" } + [""]
        }
        if comparison.forms.contains(.decimal) {
            lines += ["    " + string.decimals.map(String.init).joined(separator: " "), ""]
        }
        lines.append("Type yes if it does, all of it in this order, and no if it does not: ")
        return lines.joined(separator: "\n")
    }
}
