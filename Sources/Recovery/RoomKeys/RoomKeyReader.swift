package import Formats
import Primitives
package import Secrets

/// Reads room keys from text of any length and any form: the rows of a key backup, which it opens,
/// and the sessions of a key export. Spec: B9, B10, B11.
///
/// The rows are read strictly in one pass. What costs is done on several threads; the sessions keep
/// their order. Memory does not grow with the text.
package final class RoomKeyReader {
    /// What becomes of the sessions, as they come.
    package typealias Delivery = (SessionBatch) throws(RecoveryError) -> Void

    private let feed = RoomKeyFeed()
    private let workers: OrderedWorkers<RowBatch, SessionBatch>

    /// - Parameters:
    ///   - keys: the private keys that rows of a backup may be sealed to, any of them.
    ///   - room: the room of rows that stand under none.
    ///   - threads: how many work at the same time.
    /// - Throws: `RecoveryError.primitive` for a key that has not 32 bytes.
    package init(
        keys: [SecretBytes],
        room: ExactText? = nil,
        threads: Int
    ) throws(RecoveryError) {
        for key in keys {
            guard key.count == BackupCipher.keyLength else { throw .primitive(.length) }
        }
        workers = OrderedWorkers(threads: threads) {
            // The keys' lengths are right, so that only memory can be missing.
            guard let reader = try? SessionReader(keys: keys, room: room) else {
                fatalError("no memory for a cipher")
            }
            return reader.read
        }
    }

    /// How many bytes of the text have been read.
    package var position: Int { feed.position }

    /// How the rows are nested, once that is known.
    package var form: RoomKeyRows.Form? { feed.form }

    /// Takes the next bytes of the text.
    ///
    /// - Throws: `FormatError.json`, `FormatError.roomKeys`; what `deliver` throws.
    package func take(_ bytes: Span<UInt8>, _ deliver: Delivery) throws(RecoveryError) {
        try feed.take(bytes) { (batch) throws(RecoveryError) in
            try workers.submit(batch, deliver)
        }
    }

    /// Says that the text is over, and delivers the rest.
    ///
    /// - Throws: as `take`.
    package func finish(_ deliver: Delivery) throws(RecoveryError) {
        try feed.finish { (batch) throws(RecoveryError) in try workers.submit(batch, deliver) }
        try workers.finish(deliver)
    }

    /// Reads all of a source.
    ///
    /// - Throws: as `take`; `PrimitivesError.posix`.
    package func read(
        _ source: any ByteSource,
        _ deliver: Delivery
    ) throws(RecoveryError) {
        while try feed.take(
            from: source,
            { (batch) throws(RecoveryError) in try workers.submit(batch, deliver) }
        ) {}
        try finish(deliver)
    }

    /// Reads what a source gives, up to where it is no JSON any more.
    ///
    /// - Returns: where and why that is; nil if all of it was read.
    /// - Throws: what `deliver` throws; `PrimitivesError.posix`.
    package func salvage(
        _ source: any ByteSource,
        _ deliver: Delivery
    ) throws(RecoveryError) -> JSONError? {
        do throws(RecoveryError) {
            try read(source, deliver)
            return nil
        } catch .format(.json(let error)) where form != nil {
            try feed.flush { (batch) throws(RecoveryError) in try workers.submit(batch, deliver) }
            try workers.finish(deliver)
            return error
        }
    }
}
