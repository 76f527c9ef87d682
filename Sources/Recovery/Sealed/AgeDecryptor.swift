package import Formats
package import Primitives
import Secrets

/// Reads an age v1 file as a stream, in armor or not, and gives out nothing that does not authenticate.
///
/// Which chunk is the last is known from the end of the file; the flag in its nonce then proves
/// that nothing was cut off. A chunk that opens with the other flag only is given out too, and then
/// tells a file cut short between two chunks, or one with something behind it, from one that was
/// changed.
package final class AgeDecryptor {
    private static let chunksAtOnce = 4

    /// The header, as it was read and proved.
    package let header: AgeHeader
    /// Where each chunk's plaintext lies until the next is asked for.
    package let plaintext = WorkBuffer(count: 2 * chunksAtOnce * AgePayload.chunkLength)
    /// How many bytes were read of the file, counted outside armor; known once no chunk is left, or none opens.
    package private(set) var bytesRead: UInt64
    /// Whether the file's end was seen; known once no chunk is left, or none opens.
    package private(set) var isAtEnd: Bool

    /// Whether the next chunks are opened meanwhile, on a thread of their own: for those who have more to
    /// do with each than it takes to open it.
    package var opensAhead = false

    private let ahead = SideThread()
    /// The chunks that were opened, and what is behind them once that is known.
    private var opened: [Range<Int>] = []
    private var ending: Result<Void, RecoveryError>?
    /// Whether they lie in the second half of `plaintext`; the two take turns.
    private var isSecondHalf = true
    /// Those that are given out.
    private var ready: ArraySlice<Range<Int>> = []
    private let input: AgeInput
    private let cipher: ChaCha20Poly1305
    private let buffer: WorkBuffer
    private var counter: UInt64 = 0
    private var unread: Range<Int>
    private var isFinished = false
    /// Why the chunk that was given out last has no right one behind it.
    private var failure: SealedError?

    /// Reads the header and opens the file key.
    ///
    /// - Throws: `FormatError.age`; `SealedError.noMatchingKey` or `headerMAC`;
    ///   `PrimitivesError.memory` for a passphrase's cost.
    package init(source: any ByteSource, keys: ArchiveKeys) throws(RecoveryError) {
        let buffer = WorkBuffer(
            count: Self.chunksAtOnce * AgePayload.sealedLength + 1,
            for: .ciphertext
        )
        let start = 0..<AgeHeader.longestHeader + AgePayload.nonceLength
        let input = AgeInput(source)
        let count = try input.fill(buffer, start)
        let prefix = buffer.bytes(0..<min(count, AgeHeader.longestHeader))
        let header = try carryingFormat { () throws(FormatError) in
            try AgeHeader(parsingPrefixOf: prefix)
        }
        let key = try keys.open(header).fileKey
        let payload = header.encoded.count + AgePayload.nonceLength
        guard count >= payload else {
            throw .sealed(.truncated(have: UInt64(count), expected: nil))
        }
        let nonce = buffer.bytes(header.encoded.count..<payload)
        cipher = try carryingPrimitive { () throws(PrimitivesError) in
            try ChaCha20Poly1305(key: key.payloadKey(nonce: nonce))
        }
        self.header = header
        self.input = input
        self.buffer = buffer
        unread = payload..<count
        bytesRead = UInt64(count)
        isAtEnd = count < start.count
    }

    /// How many bytes header and nonce have.
    package var prefixLength: UInt64 {
        UInt64(header.encoded.count + AgePayload.nonceLength)
    }

    /// Where in `plaintext` the next chunk lies; nil after the last.
    ///
    /// - Throws: `SealedError.chunk`, `truncated` or `trailingData`; `PrimitivesError.posix`.
    package func next() throws(RecoveryError) -> Range<Int>? {
        if ready.isEmpty { try takeOpened() }
        return ready.popFirst()
    }

    /// After a failure, reads on to see where the file ends, until it is longer than so many bytes or cannot be
    /// read.
    func skip(past length: UInt64) {
        do throws(RecoveryError) {
            while !isAtEnd, bytesRead <= length {
                unread = 0..<0
                try refill()
            }
        } catch {}
    }

    /// Takes what was opened ahead, or opens what comes.
    private func takeOpened() throws(RecoveryError) {
        ahead.wait()
        if opened.isEmpty, ending == nil { openMore() }
        if opened.isEmpty { try ending?.get() }
        ready = opened[...]
        opened = []
        if opensAhead, ending == nil { ahead.start { [self] in openMore() } }
    }

    private func openMore() {
        isSecondHalf.toggle()
        let start = isSecondHalf ? plaintext.count / 2 : 0
        do throws(RecoveryError) {
            for number in 0..<(opensAhead ? Self.chunksAtOnce : 1) {
                let place = start + number * AgePayload.chunkLength
                guard let count = try openNext(at: place) else {
                    ending = .success(())
                    return
                }
                opened.append(place..<place + count)
            }
        } catch {
            ending = .failure(error)
        }
    }

    /// Opens a chunk and returns how long it is.
    private func openNext(at place: Int) throws(RecoveryError) -> Int? {
        if let failure { throw .sealed(failure) }
        guard !isFinished else { return nil }
        try refill()
        let isLast = unread.count <= AgePayload.sealedLength
        let sealed = unread.prefix(AgePayload.sealedLength)
        let count = sealed.count - ChaCha20Poly1305.tagLength
        guard count >= 0 else { throw .sealed(.truncated(have: bytesRead, expected: nil)) }
        guard count > 0 || counter == 0 else { throw .sealed(.chunk(counter)) }
        let range = sealed.lowerBound..<sealed.lowerBound + count
        if try !opens(range, at: place, isLast: isLast) {
            failure = try fault(of: range, at: place, isLast: isLast)
        }
        counter += 1
        unread = sealed.upperBound..<unread.upperBound
        isFinished = isLast
        return count
    }

    /// What a chunk tells that opens with the other flag.
    ///
    /// - Throws: `SealedError.chunk` for one that does not open at all.
    private func fault(
        of range: Range<Int>,
        at place: Int,
        isLast: Bool
    ) throws(RecoveryError) -> SealedError {
        guard range.count == AgePayload.chunkLength || !isLast,
            try opens(range, at: place, isLast: !isLast)
        else { throw .sealed(.chunk(counter)) }
        return isLast ? .truncated(have: bytesRead, expected: nil) : .trailingData
    }

    private func opens(
        _ range: Range<Int>,
        at place: Int,
        isLast: Bool
    ) throws(RecoveryError) -> Bool {
        let nonce = ChaChaNonce(counter: counter, isLast: isLast)
        do throws(PrimitivesError) {
            try cipher.open(buffer, range, into: plaintext, at: place, nonce: nonce)
            return true
        } catch .authentication {
            return false
        } catch {
            throw .primitive(error)
        }
    }

    /// Reads on until there is more than a chunk, or the end.
    private func refill() throws(RecoveryError) {
        guard unread.count <= AgePayload.sealedLength, !isAtEnd else { return }
        buffer.moveToFront(unread)
        let room = unread.count..<buffer.count
        let count = try input.fill(buffer, room)
        bytesRead += UInt64(count)
        isAtEnd = count < room.count
        unread = 0..<room.lowerBound + count
    }
}
