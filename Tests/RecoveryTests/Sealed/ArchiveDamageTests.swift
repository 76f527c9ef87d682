import Formats
import Primitives
import Recovery
import Support
import Testing

/// Issue 2, "done when" 5, and issue 3, "Proof": every single-bit flip, every truncation, every
/// inserted and every removed byte of a small archive is refused, all positions, with the right
/// class.
///
/// Header and slots are opened with the identity; behind them, where the way to the file key
/// plays no part any more, with the file key, which spares an exchange for each of the bits.
struct ArchiveDamageTests {
    /// What a damaged archive is said to be.
    private enum Class: Hashable {
        case malformed, truncatedHeader, wrongKey, header, trailing, accepted
        case truncated(UInt64)
        case chunk(UInt64)
        case other(String)

        init(_ error: RecoveryError?) {
            self =
                switch error {
                case .format(.age(.headerTruncated)): .truncatedHeader
                case .format(.age): .malformed
                case .sealed(.noMatchingKey): .wrongKey
                case .sealed(.headerMAC): .header
                case .sealed(.truncated(let have, expected: nil)): .truncated(have)
                case .sealed(.chunk(let index)): .chunk(index)
                case .sealed(.trailingData): .trailing
                case nil: .accepted
                case .some(let error): .other("\(error)")
                }
        }
    }

    private struct Sample {
        let bytes: [UInt8]
        let key: ArchiveKeys
        /// Where the lines of the slot, of the header's code, and the payload begin.
        let slots: Int
        let code: Int
        let payload: Int

        init() throws {
            (bytes, key) = try SealedFixture.smallest()
            payload = try AgeHeader(parsingPrefixOf: bytes).encoded.count
            slots = try #require(bytes.firstIndex(of: UInt8(ascii: "\n"))) + 1
            code = try #require(bytes[..<(payload - 1)].lastIndex(of: UInt8(ascii: "\n"))) + 1
        }

        func outcome(_ changed: [UInt8], from position: Int) -> Class {
            let identity = ArchiveKeys(identities: [SealedFixture.identity])
            let keys = position < payload ? identity : key
            do throws(RecoveryError) {
                try SealedFixture.open(changed, with: keys).verify()
                return Class(nil)
            } catch {
                return Class(error)
            }
        }

        /// What the file is said to be when its first `count` bytes are left: without the manifest, one
        /// that ends in a whole block of the archive inside may have been changed there as well.
        func outcome(ofPayload count: Int) -> Class {
            let inside = count - payload - 32
            return inside >= 0 && inside.isMultiple(of: 512) ? .chunk(0) : .truncated(UInt64(count))
        }

        /// What a change of the header at a position may be said to be. Only a change of the slot can
        /// look like another key's; where its last line is not read as one, the next is looked at.
        func headerClasses(at position: Int) -> Set<Class> {
            if position < slots { return [.malformed] }
            return position < code ? [.malformed, .wrongKey, .header] : [.malformed, .header]
        }
    }

    private static let sample = Result { try Sample() }
    private static let parts = 2

    @Test func acceptsTheArchiveItself() throws {
        let sample = try Self.sample.get()
        #expect(sample.outcome(sample.bytes, from: 0) == .accepted)
        #expect(sample.outcome(sample.bytes, from: sample.bytes.count) == .accepted)
    }

    @Test(arguments: 0..<parts)
    func refusesEveryFlippedBit(_ part: Int) throws {
        let sample = try Self.sample.get()
        var bytes = sample.bytes
        for bit in stride(from: part, to: bytes.count * 8, by: Self.parts) {
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            let outcome = sample.outcome(bytes, from: bit / 8)
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            expect(outcome, at: bit / 8, payload: .chunk(0), in: sample)
        }
        #expect(bytes == sample.bytes)
    }

    @Test(arguments: 0..<parts)
    func refusesEveryTruncation(_ part: Int) throws {
        let sample = try Self.sample.get()
        for count in stride(from: part, to: sample.bytes.count, by: Self.parts) {
            let outcome = sample.outcome(Array(sample.bytes[..<count]), from: count)
            let isKnown =
                count < sample.payload
                ? outcome == (count == 0 ? .malformed : .truncatedHeader)
                : outcome == sample.outcome(ofPayload: count)
            if !isKnown { Issue.record("cut at \(count): \(outcome)") }
        }
    }

    /// A byte that is none of its neighbours', and one that is the next again, which could as well
    /// have come behind that.
    @Test(arguments: [false, true])
    func refusesEveryInsertedByte(_ isCopy: Bool) throws {
        let sample = try Self.sample.get()
        let whole = UInt64(sample.bytes.count + 1)
        for position in 0...sample.bytes.count {
            var bytes = sample.bytes
            let next = position < bytes.count ? bytes[position] : bytes[0]
            bytes.insert(isCopy ? next : next ^ 0x55, at: position)
            let place = isCopy ? position + 1 : position
            let outcome = sample.outcome(bytes, from: place)
            expect(outcome, at: place, payload: .truncated(whole), in: sample)
        }
    }

    /// One of several that are the same could as well have been the last of them.
    @Test func refusesEveryRemovedByte() throws {
        let sample = try Self.sample.get()
        let whole = UInt64(sample.bytes.count - 1)
        for position in sample.bytes.indices {
            var bytes = sample.bytes
            let removed = bytes.remove(at: position)
            let place = bytes[position...].firstIndex { $0 != removed } ?? bytes.endIndex
            let outcome = sample.outcome(bytes, from: place)
            expect(outcome, at: place, payload: .truncated(whole), in: sample)
        }
    }

    private func expect(
        _ outcome: Class,
        at position: Int,
        payload: Class,
        in sample: Sample
    ) {
        let isKnown =
            position < sample.payload
            ? sample.headerClasses(at: position).contains(outcome) : outcome == payload
        // Only what fails is an expectation: a hundred thousand of them take longer than the work.
        if !isKnown { Issue.record("changed at \(position): \(outcome)") }
    }

    /// Behind the manifest the length that the file should have is known, be it in the decryptor's first buffer
    /// or far behind that. Before it, a file that ends in the first buffer does not end as one should.
    @Test(arguments: [150_000, 2_000_000])
    func tellsWhetherAByteCameOrWent(_ size: Int) throws {
        var contents = try SealedFixture.contents()
        contents.accountData.append(
            try SealedFixture.event("big", "\"\(String(repeating: "x", count: size))\"")
        )
        let bytes = try SealedFixture.seal(contents)
        let payload = try AgeHeader(parsingPrefixOf: bytes).encoded.count + 16
        let length = UInt64(bytes.count)
        let last = (bytes.count - payload - 1) / 65_552
        for chunk in [0, 1, last / 2, last] {
            let start = payload + chunk * 65_552
            let end = min(bytes.count, start + 65_552)
            let changed = SealedError.chunk(UInt64(chunk))
            var (added, removed) = (changed, changed)
            if chunk > 0 {
                added = .trailingData
                removed = .truncated(have: length - 1, expected: length)
            } else if last < 4 {
                added = .truncated(have: length + 1, expected: nil)
                removed = .truncated(have: length - 1, expected: nil)
            }
            for position in [start, start + 1, (start + end) / 2, end - 17, end - 2] {
                var other = bytes
                other[position] ^= 1
                #expect(throws: RecoveryError.sealed(changed)) { try SealedFixture.verify(other) }
                var more = bytes
                more.insert(bytes[position] ^ 1, at: position)
                #expect(throws: RecoveryError.sealed(added)) { try SealedFixture.verify(more) }
                var fewer = bytes
                fewer.remove(at: position)
                #expect(throws: RecoveryError.sealed(removed)) { try SealedFixture.verify(fewer) }
            }
        }
    }
}
