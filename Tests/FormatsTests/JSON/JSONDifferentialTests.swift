import Formats
import Foundation
import Support
import Testing

/// Our reader beside Python's and Foundation's, on the corpus and on thousands of damaged texts:
/// where they differ, ours is the stricter one, for a reason that is listed.
@Suite(.timeLimit(.minutes(20)))
struct JSONDifferentialTests {
    private static let folder = "FormatsTests/Corpus"
    private static let count = 8000

    private static func texts() throws -> [[UInt8]] {
        var seeds: [[UInt8]] = []
        for folder in ["json", "account", "backup-rows", "session", "events", "manifest"] {
            for file in try TestData.files(below: "\(Self.folder)/\(folder)") {
                let bytes = try TestData.bytes(file)
                if bytes.count < 1000 { seeds.append(bytes) }
            }
        }
        let outcomes = try JSONValue(parsing: TestData.bytes("\(folder)/json/outcomes.json"))
        seeds += try #require(outcomes.elements).map { try $0.hex(at: "text") }
        var mutations = JSONMutations(of: seeds)
        var known: Set<[UInt8]> = []
        return mutations.texts(count).filter { known.insert($0).inserted }
    }

    /// Holds all comparisons to the table, and the table to the comparisons.
    private func judge(_ comparisons: [JSONComparison], _ peer: JSONComparison.Peer) {
        #expect(comparisons.count > Self.count)
        var used: Set<String> = []
        for comparison in comparisons where !comparison.agrees {
            let reasons = JSONDivergence.all.filter { $0.explains(comparison) }.map(\.reason)
            used.formUnion(reasons)
            let text = String(decoding: comparison.text, as: UTF8.self).debugDescription
            let fault = comparison.fault.map { "\($0)" } ?? "taken"
            #expect(!reasons.isEmpty, "\(text): \(fault), \(comparison.answer)")
        }
        let agreed = comparisons.filter(\.agrees)
        #expect(agreed.count { $0.value != nil } > 700)
        #expect(agreed.count { $0.value == nil } > 700)
        for divergence in JSONDivergence.all where divergence.peers.contains(peer) {
            #expect(used.contains(divergence.reason), "nothing shows: \(divergence.reason)")
        }
    }

    @Test func differsFromPythonForListedReasons() throws {
        let texts = try Self.texts()
        let answers = try Reference.python("read-json", texts.map { Hex.encode($0) })
        try #require(answers.count == texts.count)
        let comparisons = zip(texts, answers).map { text, answer in
            let ours = Result { () throws(FormatError) in try JSONValue(parsing: text) }
            let tree = answer.split(separator: " ", maxSplits: 1).dropFirst().first
            return JSONComparison(
                text: text,
                peer: .python,
                ours: ours,
                isTaken: answer != "refused",
                isSame: tree.map { String($0) } == (try? ours.get()).map(Self.dump),
                answer: answer
            )
        }
        judge(comparisons, .python)
    }

    @Test func differsFromFoundationForListedReasons() throws {
        let comparisons = try Self.texts().map { text in
            let ours = Result { () throws(FormatError) in try JSONValue(parsing: text) }
            let theirs = try? JSONSerialization.jsonObject(
                with: Data(text),
                options: .fragmentsAllowed
            )
            return JSONComparison(
                text: text,
                peer: .foundation,
                ours: ours,
                isTaken: theirs != nil,
                isSame: (try? ours.get()).map { Self.isSame($0, theirs) } ?? false,
                answer: ""
            )
        }
        judge(comparisons, .foundation)
    }

    /// The value as `Tests/Tools/read-json` writes it.
    private static func dump(_ value: JSONValue) -> String {
        let string = { (text: ExactText) in "s\(Hex.encode(text.utf8));" }
        return switch value.kind {
        case .null: "n"
        case .bool(let value): value ? "t" : "f"
        case .number(let digits): "#\(digits);"
        case .string(let text): string(text)
        case .array(let elements): "[" + elements.map(dump).joined() + "]"
        case .object(let members):
            "{" + members.map { string($0.name) + dump($0.value) }.joined() + "}"
        }
    }

    /// Whether Foundation's value is ours, as near as its types can hold it.
    private static func isSame(_ value: JSONValue, _ other: Any?) -> Bool {
        switch value.kind {
        case .null: other is NSNull
        case .bool(let value): other as? Bool == value
        case .number(let digits): isSame(digits, other as? NSNumber)
        case .string(let text): (other as? String).map { Array($0.utf8) } == text.utf8
        case .array(let elements):
            (other as? [Any]).map { other in
                other.count == elements.count && zip(elements, other).allSatisfy(isSame)
            } ?? false
        case .object(let members):
            (other as? [String: Any]).map { other in
                other.count == members.count
                    && members.allSatisfy { isSame($0.value, other[$0.name.string]) }
            } ?? false
        }
    }

    /// Foundation rounds what has more digits than it likes.
    private static func isSame(_ digits: ExactText, _ number: NSNumber?) -> Bool {
        guard let number, let value = Double(digits.string) else { return false }
        return abs(number.doubleValue - value) <= abs(value) * 1e-12
    }
}
