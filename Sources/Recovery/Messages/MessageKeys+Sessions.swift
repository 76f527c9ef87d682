import Formats
import Primitives

extension MessageKeys {
    /// Takes those of the sessions whose keys are needed and open more than what is there.
    ///
    /// - Parameter scratch: where the keys are decoded, one after the other.
    package func offer(_ batch: SessionBatch, _ scratch: SessionKeyScratch) {
        for session in batch.sessions {
            scratch.withKey(of: session, in: batch) { key in
                _ = offer(roomID: session.room, sessionKey: key)
            }
        }
    }
}
