import Formats
import Primitives
import Recovery
import Secrets
import Support

/// One of the public age vectors, `Tests/Vectors/age`: a file, what opens it, and what has to come
/// of it.
///
/// ```
/// key ": " value LF      one or more
/// LF
/// an age file, as it is or through zlib
/// ```
struct AgeVector {
    /// What comes of a file; the classes of the vectors' own description.
    enum Outcome: String {
        case success
        case noMatch = "no match"
        case macFailure = "HMAC failure"
        case headerFailure = "header failure"
        case payloadFailure = "payload failure"
        case armorFailure = "armor failure"
    }

    /// The names of all vectors.
    static func names() throws -> [String] {
        try TestData.files(below: "Vectors/age").map { String($0.dropFirst("Vectors/age/".count)) }
            .filter { $0 != "README.md" }
    }

    /// What has to come of it.
    let outcome: Outcome
    /// The SHA-256 of all the plaintext that may be given out; nil where there is none.
    let payload: String?
    /// Whether the file is in armor.
    let isArmored: Bool
    /// The identities, as text.
    let identities: [String]
    /// The passphrases.
    let passphrases: [String]
    /// The age file.
    let file: [UInt8]

    /// Reads a vector.
    ///
    /// - Throws: `TestDataError`, above all for a key or a class that is not known.
    init(named name: String) throws {
        let bytes = try TestData.bytes("Vectors/age/\(name)")
        var values: [String: [String]] = [:]
        var position = 0
        while let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")), end > position {
            let line = String(decoding: bytes[position..<end], as: UTF8.self)
            guard let colon = line.firstRange(of: ": ") else {
                throw TestDataError.malformed("\(name): \(line)")
            }
            let key = String(line[..<colon.lowerBound])
            values[key, default: []].append(String(line[colon.upperBound...]))
            position = end + 1
        }
        guard let outcome = Outcome(rawValue: values.removeValue(forKey: "expect")?.first ?? "")
        else { throw TestDataError.malformed("\(name): expect") }
        self.outcome = outcome
        payload = values.removeValue(forKey: "payload")?.first
        identities = values.removeValue(forKey: "identity") ?? []
        passphrases = values.removeValue(forKey: "passphrase") ?? []
        isArmored = try Self.flag(values.removeValue(forKey: "armored"), "yes", name)
        let isCompressed = try Self.flag(values.removeValue(forKey: "compressed"), "zlib", name)
        values["comment"] = nil
        values["file key"] = nil
        guard values.isEmpty else { throw TestDataError.malformed("\(name): \(values.keys)") }
        let content = Array(bytes[(position + 1)...])
        file = isCompressed ? try Self.inflate(content) : content
    }

    /// What opens it.
    ///
    /// - Throws: `FormatError.age` for an identity of a kind that is not read here.
    func keys() throws -> ArchiveKeys {
        ArchiveKeys(
            identities: try identities.map { try AgeIdentity(parsing: Array($0.utf8).span) },
            passphrases: passphrases.map { SecretBytes(text: $0) }
        )
    }

    private static func flag(_ values: [String]?, _ only: String, _ name: String) throws -> Bool {
        guard let values else { return false }
        guard values == [only] else { throw TestDataError.malformed("\(name): \(values)") }
        return true
    }

    private static func inflate(_ bytes: [UInt8]) throws -> [UInt8] {
        let folder = try ScratchFolder()
        try folder.write("deflated", bytes)
        let run = try folder.run(
            """
            python3 -c 'import sys, zlib
            sys.stdout.buffer.write(zlib.decompress(sys.stdin.buffer.read()))' <deflated >inflated
            """
        )
        guard run.status == 0 else { throw TestDataError.malformed(run.output) }
        return try folder.read("inflated")
    }
}
