import Formats
import Secrets
import Support
import Testing

/// The peers' values for what is only text: base64, canonical JSON, path segments.
struct TextVectorTests {
    @Test(arguments: try VectorFile.entries("base64.decode"))
    func base64(_ entry: VectorEntry) throws {
        let text = try entry.inputs.text(at: "text").utf8
        switch try entry.outcome(of: { try Base64.decode(text) }) {
        case .value(let bytes): #expect(try bytes == entry.expect.hex(at: "hex"))
        case .refused(let refusal): #expect(try entry.allows(refusal))
        }
        switch try entry.outcome(of: { try Base64.decode(SecretBytes(copying: text)) }) {
        case .value(let secret): #expect(try secret.revealed == entry.expect.hex(at: "hex"))
        case .refused(let refusal): #expect(try entry.allows(refusal))
        }
    }

    /// What decodes is written as the same text again, unpadded and in the standard alphabet.
    @Test(arguments: try VectorFile.entries("base64.decode"))
    func base64IsWrittenAsItWasRead(_ entry: VectorEntry) throws {
        let text = try entry.inputs.string(at: "text")
        guard let bytes = try? Base64.decode(text) else { return }
        let standard = text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }.prefix { $0 != "=" }
        // The last character of an incomplete group may have bits that stand for nothing.
        let free = standard.count.isMultiple(of: 4) ? 0 : 1
        #expect(Base64.encode(bytes).dropLast(free) == String(standard.dropLast(free)))
    }

    @Test(arguments: try VectorFile.entries("canonicaljson"))
    func canonicalJSON(_ entry: VectorEntry) throws {
        let json = try entry.inputs.text(at: "json").utf8
        let outcome = try entry.outcome { try JSONValue(parsing: json).canonical() }
        switch outcome {
        case .value(let canonical):
            let name =
                try entry.expect.valueIfPresent(at: "canonical_or_error") == nil
                ? "canonical" : "canonical_or_error"
            #expect(try canonical == entry.expect.text(at: name).utf8)
            #expect(try JSONValue(parsing: canonical).canonical() == canonical)
        case .refused(let refusal):
            #expect(try entry.allows(refusal))
        }
    }

    @Test(arguments: try VectorFile.entries("url.segment"))
    func pathSegment(_ entry: VectorEntry) throws {
        let segment = try entry.inputs.text(at: "segment")
        let encoded = PercentEncoding.segment(segment)
        #expect(try entry.expect.strings(at: "encoded_any").contains(encoded))
        #expect(PercentEncoding.decode(encoded) == segment)
    }
}
