/// Text from outside as one line of printable ASCII, for letters and tables that must not be more.
package enum PlainASCII {
    /// Printable ASCII stands for itself, but for `=`; every other byte is `=` and two digits.
    package static func escape(_ text: ExactText) -> String {
        PercentEncoding.encode(text, .equalsSign) { byte in
            (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "=")
        }
    }
}
