package import Formats
package import Primitives

/// Sessions that were read side by side, and the rows among them that gave none.
package struct SessionBatch: Sendable {
    /// A session whose key was looked at. Spec: B10, B11.
    package struct Session: Sendable {
        /// Its place in `bytes`: the JSON of a key export, an object.
        package let json: Range<Int>
        /// Its room.
        package let room: ExactText
        /// Its ID, which is its key's.
        package let id: MegolmSessionID
        /// The index of the first message that it opens.
        package let firstIndex: UInt32
        /// What its key is, in few bits that differ for another key as good as surely, in this process.
        let fingerprint: UInt32
        /// The same of the ratchet's first value alone, which is one for all copies of a session that
        /// begin within the same 2^24 messages.
        let chain: UInt32
        /// Where in the JSON its sender key stands.
        let senderKey: JSONPlace
        /// Where in the JSON its key stands. Secret.
        let sessionKey: JSONPlace
        /// Whether it says that the room's history may be shared by it.
        package let sharesHistory: Bool?
    }

    /// A row that gave no session.
    package struct Reject: Sendable {
        /// The room and the session that it stood under, or said that it was of.
        package let room: ExactText?
        package let session: ExactText?
        /// What is wrong with it.
        package let fault: RowFault
        /// Its place in `rows`.
        package let range: Range<Int>
    }

    /// What the sessions' places are in. Secret.
    package var bytes: WorkBuffer { opened.buffer }
    /// What the rejects' places are in.
    package var rows: WorkBuffer { read.buffer }
    /// The sessions, in their order.
    package var sessions: [Session] = []
    /// The rejects, in their order.
    package var rejects: [Reject] = []

    private let opened: PooledBuffer
    private let read: PooledBuffer

    init(bytes: PooledBuffer, rows: PooledBuffer) {
        opened = bytes
        read = rows
    }

    /// The Curve25519 key of the device that made a session.
    package func senderKey(of session: Session) -> ExactText {
        bytes.withBytes(session.json) { session.senderKey.text(in: $0) }
    }
}
