package import Formats
import Primitives

/// The events in one dump: a `/messages`, `/context`, `/sync` or single event's response, or any
/// number of them, one behind another with or without lines between, or in a list.
///
/// Objects are read one at a time: 16 MiB each at most, but for the first one, which may be a
/// document of 256 MiB around all of the events. Such a document is held whole, with what is parsed
/// of it; events one behind another are not, whatever the size of the file.
package struct EventStream {
    /// The most bytes of one event, or of a document that is not the first.
    package static let eventLimit = 16 << 20
    /// The most bytes of a document that is the first.
    package static let documentLimit = JSONLimits.standard.maximumBytes

    private static let windowSize = 1 << 16

    private let content: any StreamedContent
    private let room: ExactText?

    /// The events in `content`, in this room where neither they nor their surroundings say which.
    package init(_ content: any StreamedContent, room: ExactText?) {
        self.content = content
        self.room = room
    }

    /// Gives each event to `body` in the order of the dump, with the room that it is in.
    ///
    /// What ends in the middle, or is no JSON from some place on, has given the events before that.
    ///
    /// - Throws: `RecoveryError.format` with `FormatError.json` and its place in the dump,
    ///   `RecoveryError.noEvents` if what stands first is no dump, `RecoveryError.primitive`; what
    ///   `body` throws.
    package func forEachEvent(
        _ body: (_ event: JSONValue, _ room: ExactText?) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        let source = try carryingPrimitive { () throws(PrimitivesError) in try content.open() }
        var splitter = JSONSplitter(limit: Self.eventLimit, firstLimit: Self.documentLimit)
        var window = [UInt8](repeating: 0, count: Self.windowSize)
        var isFirst = true
        while true {
            var target = window.mutableSpan
            let count: Int
            do throws(PrimitivesError) {
                count = try source.read(into: &target)
            } catch {
                throw .primitive(error)
            }
            guard count > 0 else { break }
            var index = 0
            while let object = try next(&splitter, window, count, &index) {
                try give(object, endingAt: splitter.offset, isFirst: isFirst, body)
                isFirst = false
            }
        }
        try carryingFormat { () throws(FormatError) in try splitter.finish() }
    }

    private func next(
        _ splitter: inout JSONSplitter,
        _ window: [UInt8],
        _ count: Int,
        _ index: inout Int
    ) throws(RecoveryError) -> [UInt8]? {
        do throws(FormatError) {
            return try splitter.next(window.span.extracting(first: count), at: &index)
        } catch {
            throw .format(error)
        }
    }

    private func give(
        _ object: [UInt8],
        endingAt end: Int,
        isFirst: Bool,
        _ body: (_ event: JSONValue, _ room: ExactText?) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        let root: JSONValue
        let placed: [EventDocument.Placed]?
        do throws(FormatError) {
            root = try JSONValue(parsing: object, limits: .document)
            placed = try EventDocument.events(in: root)
        } catch {
            throw .format(error.moved(by: end - object.count))
        }
        if placed == nil, isFirst { throw .noEvents(nil) }
        for (event, surrounding) in placed ?? [(root, nil)] {
            let stated = (try? event.member("room_id"))??.text
            try body(event, stated ?? surrounding ?? room)
        }
    }
}

extension FormatError {
    /// The same, with the place of a fault in JSON counted from `offset` bytes before.
    fileprivate func moved(by offset: Int) -> FormatError {
        guard case .json(let error) = self else { return self }
        return .json(JSONError(error.fault, at: offset + error.offset))
    }
}
