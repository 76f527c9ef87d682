import Formats

/// One text, as we and another reader read it.
struct JSONComparison {
    /// The other readers.
    enum Peer: Sendable { case python, foundation }

    let text: [UInt8]
    let peer: Peer
    /// What we read, or why nothing.
    let ours: Result<JSONValue, FormatError>
    /// Whether the other reader takes it.
    let isTaken: Bool
    /// Whether the other reader takes it for the same value.
    let isSame: Bool
    /// What Python says of the text.
    let answer: String

    /// Our fault.
    var fault: JSONError? {
        if case .failure(.json(let error)) = ours { error } else { nil }
    }

    /// Our value.
    var value: JSONValue? { try? ours.get() }

    /// Whether both say the same.
    var agrees: Bool { (value != nil) == isTaken && (value == nil || isSame) }
}

/// A way in which we differ from another reader by intent: always the stricter, or the one that
/// loses nothing.
struct JSONDivergence: Sendable {
    /// Why.
    let reason: String
    /// From whom.
    let peers: [JSONComparison.Peer]
    /// Whether it is this that makes the difference.
    let explains: @Sendable (JSONComparison) -> Bool

    /// All that may be.
    static let all: [JSONDivergence] = [
        JSONDivergence(
            reason: "a byte order mark is refused",
            peers: [.python, .foundation],
            explains: { $0.fault == JSONError(.byteOrderMark, at: 0) }
        ),
        JSONDivergence(
            reason: "no other encoding than UTF-8 is guessed",
            peers: [.python, .foundation],
            explains: { $0.fault != nil && $0.text.prefix(4).contains(0) }
        ),
        JSONDivergence(
            reason: "nesting is bounded at 128",
            peers: [.python, .foundation],
            explains: { $0.fault?.fault == .tooDeep }
        ),
        JSONDivergence(
            reason: "RFC 8259 has no NaN and no Infinity",
            peers: [.python],
            explains: { $0.fault != nil && $0.answer.contains("!") }
        ),
        JSONDivergence(
            reason: "surrogates are no UTF-8",
            peers: [.python],
            explains: { comparison in
                guard let fault = comparison.fault, fault.fault == .invalidUTF8 else {
                    return false
                }
                return comparison.text[fault.offset...].first == 0xED
            }
        ),
        JSONDivergence(
            reason: "no comma stands before a closing bracket",
            peers: [.foundation],
            explains: { comparison in
                guard let fault = comparison.fault, fault.fault == .unexpectedByte else {
                    return false
                }
                let before = comparison.text[..<fault.offset].last { !blanks.contains($0) }
                return before == UInt8(ascii: ",")
                    && "]}".utf8.contains(comparison.text[fault.offset])
            }
        ),
        JSONDivergence(
            reason: "escapes of lone surrogates are kept",
            peers: [.foundation],
            explains: { $0.hasText { !$0.isWellFormed } }
        ),
        JSONDivergence(
            reason: "U+FEFF is kept in strings",
            peers: [.foundation],
            explains: { $0.hasText { $0.string.unicodeScalars.contains("\u{FEFF}") } }
        ),
        JSONDivergence(
            reason: "numbers are kept by their digits, beyond all that 64 bits can hold",
            peers: [.foundation],
            explains: { $0.has(isBeyondDouble) }
        ),
        JSONDivergence(
            reason: "names that stand twice are kept, or in two spellings of one text",
            peers: [.foundation],
            explains: { comparison in
                comparison.has { value in
                    let names = (value.members ?? []).map(\.name.string)
                    return Set(names).count < names.count
                }
            }
        ),
    ]

    private static let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]

    private static func isBeyondDouble(_ value: JSONValue) -> Bool {
        guard case .number(let digits) = value.kind else { return false }
        guard let double = Double(digits.string), double.isFinite else { return true }
        let mantissa = digits.string.prefix { !"eE".contains($0) }
        return double == 0 && mantissa.contains { ("1"..."9").contains($0) }
    }
}

extension JSONComparison {
    /// Whether our value, or one in it, is such.
    func has(_ isSuch: (JSONValue) -> Bool) -> Bool {
        func search(_ value: JSONValue) -> Bool {
            isSuch(value) || (value.elements ?? []).contains(where: search)
                || (value.members ?? []).contains { search($0.value) }
        }
        return value.map(search) ?? false
    }

    /// Whether a string or a name in our value is such.
    func hasText(_ isSuch: (ExactText) -> Bool) -> Bool {
        has { value in
            value.text.map(isSuch) ?? false || (value.members ?? []).contains { isSuch($0.name) }
        }
    }
}
