import Formats
import Primitives

/// Memory in which one session's key after the other is decoded. Belongs to one thread at a time.
package final class SessionKeyScratch {
    private let memory = WorkBuffer(count: ExportedSessionKey.length)

    /// Memory for a key.
    package init() {}

    /// Lends a session's key, 165 bytes, for the time of `body`; what was there before is gone.
    package func withKey<Failure: Error>(
        of session: SessionBatch.Session,
        in batch: SessionBatch,
        _ body: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        let all = 0..<memory.count
        let isDecoded = batch.bytes.withBytes(session.json) { json in
            session.sessionKey.withText(in: json) { text in
                memory.withMutableBytes(all) { target in
                    (try? ExportedSessionKey(base64: text, into: &target)) != nil
                }
            }
        }
        // It was read when the session was, so that nothing else can come of it.
        guard isDecoded else { return }
        try memory.withBytes(all, body)
    }
}
