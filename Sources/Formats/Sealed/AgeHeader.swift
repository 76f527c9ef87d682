/// The text at the front of an age v1 file.
///
/// ```
/// "age-encryption.org/v1" LF
/// 1..32 stanzas
/// "--- " 43 characters of base64 LF      HMAC-SHA-256 over everything up to and with "---"
/// ```
///
/// What is parsed is encoded to the same bytes again, unknown stanzas included. Spec: C2SP age,
/// "Header"; design section 5 for the limits.
package struct AgeHeader: Equatable, Sendable {
    /// The most bytes that a header may have.
    package static let longestHeader = 64 << 10
    /// The most stanzas that a header may have.
    package static let mostStanzas = 32
    /// The length of the header's MAC, in bytes.
    package static let macLength = 32

    static let columns = 64
    static let lineFeed = UInt8(ascii: "\n")
    private static let firstLine = Array("age-encryption.org/v1\n".utf8)
    private static let anyVersion = Array("age-encryption.org/".utf8)
    private static let lastMark = Array("---".utf8)

    /// The ways to the file key, in their order.
    package let stanzas: [AgeStanza]
    /// The code over `authenticatedBytes`.
    package let mac: [UInt8]

    /// A header of these stanzas, with the code that `authenticate` gives for its bytes.
    package init<Failure: Error>(
        stanzas: [AgeStanza],
        authenticate: ([UInt8]) throws(Failure) -> [UInt8]
    ) throws(Failure) {
        self.stanzas = stanzas
        mac = try authenticate(Self.authenticatedBytes(stanzas))
    }

    /// What the MAC covers: everything up to and with `---`.
    package var authenticatedBytes: [UInt8] { Self.authenticatedBytes(stanzas) }

    /// The header's bytes.
    package var encoded: [UInt8] {
        authenticatedBytes + " \(Base64.encode(mac))\n".utf8
    }

    private static func authenticatedBytes(_ stanzas: [AgeStanza]) -> [UInt8] {
        firstLine + stanzas.flatMap(\.encoded) + lastMark
    }
}

extension AgeHeader {
    /// Reads the header that `bytes` begin with; `encoded.count` says how long it is.
    ///
    /// - Parameter bytes: the first 64 KiB of a file outside armor, or all of a shorter one.
    /// - Throws: `FormatError.age`.
    package init(parsingPrefixOf bytes: [UInt8]) throws(FormatError) {
        try Self.checkFirstLine(bytes)
        var lines = HeaderLines(bytes.prefix(Self.longestHeader))
        _ = try lines.next()
        var stanzas: [AgeStanza] = []
        while true {
            let line = try lines.next()
            if line.starts(with: Self.lastMark + [UInt8(ascii: " ")]) {
                guard let mac = AgeBase64.decode(Array(line.dropFirst(4)).span),
                    mac.count == Self.macLength,
                    !stanzas.isEmpty
                else { throw .age(.headerLine(lines.number)) }
                self.stanzas = stanzas
                self.mac = mac
                return
            }
            guard stanzas.count < Self.mostStanzas else { throw .age(.tooManyStanzas) }
            let arguments = try lines.arguments(line)
            stanzas.append(AgeStanza(arguments: arguments, body: try lines.body()))
        }
    }

    /// Reads the header of a file, in armor or not.
    ///
    /// - Parameter bytes: the first `AgeArmor.longestPrefix` bytes of the file, or all of a shorter
    ///   one.
    /// - Throws: `FormatError.age`.
    package init(parsingFileOf bytes: [UInt8]) throws(FormatError) {
        try self.init(parsingPrefixOf: AgeArmor.decode(prefix: bytes))
    }

    /// Whether a file that begins with these bytes is meant to be an age file, in armor or not.
    package static func isMeant(by bytes: [UInt8]) -> Bool {
        bytes.starts(with: firstLine) || AgeArmor.begins(bytes)
    }

    private static func checkFirstLine(_ bytes: [UInt8]) throws(FormatError) {
        if bytes.starts(with: firstLine) { return }
        if !bytes.isEmpty, firstLine.starts(with: bytes) { throw .age(.headerTruncated) }
        if bytes.starts(with: anyVersion) { throw .age(.version) }
        throw .age(.notAge)
    }
}

/// Takes a header apart line by line.
private struct HeaderLines {
    private let bytes: ArraySlice<UInt8>
    private var position = 0
    /// The last line's number, from 1.
    private(set) var number = 0

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// The next line, without its end.
    mutating func next() throws(FormatError) -> ArraySlice<UInt8> {
        guard let end = bytes[position...].firstIndex(of: AgeHeader.lineFeed) else {
            let isFull = bytes.count >= AgeHeader.longestHeader
            throw .age(isFull ? .headerTooLarge : .headerTruncated)
        }
        defer { position = end + 1 }
        number += 1
        return bytes[position..<end]
    }

    /// What follows `-> ` in a stanza's first line.
    func arguments(_ line: ArraySlice<UInt8>) throws(FormatError) -> [String] {
        guard let arguments = AgeStanza.arguments(ofLine: line) else {
            throw .age(.headerLine(number))
        }
        return arguments
    }

    /// The lines of a stanza's body, up to the first short one.
    mutating func body() throws(FormatError) -> [UInt8] {
        var text: [UInt8] = []
        while true {
            let line = try next()
            guard line.count <= AgeHeader.columns else { throw .age(.headerLine(number)) }
            text += line
            if line.count < AgeHeader.columns { break }
        }
        guard let body = AgeBase64.decode(text.span) else { throw .age(.headerLine(number)) }
        return body
    }
}
