import Formats
package import Primitives

/// Puts an age file into armor while it is written, in whatever order its parts come.
///
/// Whole lines go on at once. A line that has not all of its bytes yet waits, which are two at the
/// edges of each room that was left, and the last.
package final class AgeArmorSink: ByteSink {
    private let sink: any ByteSink
    /// Where the next bytes stand in the file outside armor.
    private var position = 0
    /// Where the file ends outside armor, which is before the end of room that was not needed.
    private var end = 0
    /// The lines that wait, by their numbers from 0.
    private var waiting: [Int: Line] = [:]

    private struct Line {
        var bytes = [UInt8](repeating: 0, count: AgeArmor.lineLength)
        var count = 0
    }

    /// Begins the armor in a sink that nothing was written to.
    ///
    /// - Throws: what the sink throws.
    package init(_ sink: any ByteSink) throws(PrimitivesError) {
        self.sink = sink
        try sink.fill(AgeArmor.opening.span, at: 0)
    }

    /// Takes all of `bytes`, behind what came before.
    package func write(_ bytes: Span<UInt8>) throws(PrimitivesError) {
        try fill(bytes, at: position)
        position += bytes.count
    }

    /// Leaves room for `count` bytes.
    package func skip(_ count: Int) { position += count }

    /// Takes all of `bytes` into room that was left.
    package func fill(_ bytes: Span<UInt8>, at offset: Int) throws(PrimitivesError) {
        end = max(end, offset + bytes.count)
        var done = 0
        while done < bytes.count {
            let (line, column) = (offset + done).quotientAndRemainder(
                dividingBy: AgeArmor.lineLength
            )
            let rest = bytes.count - done
            if column == 0, rest >= AgeArmor.lineLength {
                let count = rest - rest % AgeArmor.lineLength
                try put(bytes.extracting(done..<done + count), at: line)
                done += count
            } else {
                let count = min(rest, AgeArmor.lineLength - column)
                try add(bytes.extracting(done..<done + count), to: line, at: column)
                done += count
            }
        }
    }

    /// Ends the armor. Nothing may be written after it.
    ///
    /// - Precondition: all room before the last byte was filled.
    /// - Throws: what the sink throws.
    package func finish() throws(PrimitivesError) {
        let (line, column) = end.quotientAndRemainder(dividingBy: AgeArmor.lineLength)
        let last = waiting.removeValue(forKey: line) ?? Line()
        precondition(waiting.isEmpty && last.count == column, "all room is filled")
        let closing = AgeArmor.closing(last.bytes.span.extracting(0..<column))
        try sink.fill(closing.span, at: AgeArmor.offset(ofLine: line))
    }

    private func put(_ lines: Span<UInt8>, at line: Int) throws(PrimitivesError) {
        try sink.fill(AgeArmor.lines(lines).span, at: AgeArmor.offset(ofLine: line))
    }

    private func add(
        _ bytes: Span<UInt8>,
        to line: Int,
        at column: Int
    ) throws(PrimitivesError) {
        var part = waiting.removeValue(forKey: line) ?? Line()
        for index in bytes.indices { part.bytes[column + index] = bytes[index] }
        part.count += bytes.count
        if part.count == AgeArmor.lineLength {
            try put(part.bytes.span, at: line)
        } else {
            waiting[line] = part
        }
    }
}

/// Whether an age file is written as bytes or as text.
package enum AgeForm: Sendable {
    /// As it is.
    case binary
    /// In ASCII armor.
    case armored

    /// Lends a sink that takes an age file as it is and puts it into this form.
    ///
    /// - Throws: what `body` and the sink throw.
    package func write<Result>(
        to sink: any ByteSink,
        _ body: (any ByteSink) throws(RecoveryError) -> Result
    ) throws(RecoveryError) -> Result {
        switch self {
        case .binary: return try body(sink)
        case .armored:
            let armor = try carryingPrimitive { () throws(PrimitivesError) in
                try AgeArmorSink(sink)
            }
            let result = try body(armor)
            try carryingPrimitive { () throws(PrimitivesError) in try armor.finish() }
            return result
        }
    }
}
