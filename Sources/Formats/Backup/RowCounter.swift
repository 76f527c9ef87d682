/// Counts the rows of a JSON text of any length, byte by byte, in memory that does not grow.
///
/// Only nesting, strings and names are looked at: what counts is an object at the place of a row.
/// Whether the text is JSON in every other respect is not said.
package struct RowCounter: Sendable {
    /// Where the rows stand.
    package enum Shape: Sendable {
        /// `{"rooms":{ROOM:{"sessions":{SESSION:row}}}}`, the answer to `/room_keys/keys`.
        case backup
        /// `[row, …]`, a key export without its armor.
        case export
    }

    /// A container on the way to the rows, the last one being a row.
    private struct Step {
        let opening: UInt8
        let name: StaticString?

        init(_ opening: Unicode.Scalar, under name: StaticString? = nil) {
            self.opening = UInt8(ascii: opening)
            self.name = name
        }
    }

    /// A container that is open.
    private struct Open {
        let closing: UInt8
        /// Whether it leads to rows, or is one.
        let leads: Bool
    }

    private static let quote = UInt8(ascii: "\"")
    private static let longestName = 16

    private let steps: [Step]
    private var open: [Open] = []
    private var count: Int64 = 0
    private var hasBegun = false
    private var isBroken = false
    private var isInString = false
    private var isEscaped = false
    private var expectsName = false
    private var isName = false
    private var name: [UInt8] = []

    /// A counter that has seen nothing yet.
    package init(_ shape: Shape) {
        steps =
            switch shape {
            case .backup:
                [
                    Step("{"), Step("{", under: "rooms"), Step("{"), Step("{", under: "sessions"),
                    Step("{"),
                ]
            case .export: [Step("["), Step("{")]
            }
    }

    /// Takes the next bytes of the text.
    package mutating func take(_ bytes: Span<UInt8>) {
        for index in bytes.indices where !isBroken { take(bytes[index]) }
    }

    /// How many rows there were; nil where the text does not end where it should, or is of another
    /// shape.
    package var rows: Int64? {
        hasBegun && open.isEmpty && !isInString && !isBroken ? count : nil
    }

    private mutating func take(_ byte: UInt8) {
        if isInString { return takeInString(byte) }
        switch byte {
        case Self.quote:
            isInString = true
            isName = expectsName
            if isName { name.removeAll(keepingCapacity: true) }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            begin(byte)
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            if open.popLast()?.closing != byte { isBroken = true }
            expectsName = false
        case UInt8(ascii: ","):
            expectsName = open.last?.closing == UInt8(ascii: "}")
        case UInt8(ascii: ":"):
            expectsName = false
        default:
            break
        }
    }

    private mutating func takeInString(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == Self.quote {
            isInString = false
            return
        }
        if isName, name.count < Self.longestName { name.append(byte) }
    }

    private mutating func begin(_ opening: UInt8) {
        let level = open.count
        guard level > 0 || !hasBegun, level < JSONLimits.standard.maximumDepth else {
            isBroken = true
            return
        }
        hasBegun = true
        let leads = (open.last?.leads ?? true) && level < steps.count && fits(steps[level], opening)
        if level == 0, !leads { isBroken = true }
        if leads, level == steps.count - 1 { count += 1 }
        let isObject = opening == UInt8(ascii: "{")
        open.append(Open(closing: isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"), leads: leads))
        expectsName = isObject
    }

    private func fits(_ step: Step, _ opening: UInt8) -> Bool {
        guard step.opening == opening else { return false }
        guard let expected = step.name else { return true }
        return name == Array(expected.description.utf8)
    }
}
