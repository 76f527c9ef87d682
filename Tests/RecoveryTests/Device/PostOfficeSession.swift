import Formats
import Recovery
import Support
import Synchronization

/// The session of a device at a homeserver in memory, with requests that fail.
final class PostOfficeSession: DeviceServer {
    /// When a request fails.
    enum Loss: CaseIterable {
        /// The server sees nothing of it.
        case before
        /// The server does it, and the answer is lost.
        case after
    }

    private struct State {
        var requests = 0
        var failing: (number: Int, loss: Loss)?
        var whileWaiting: (@Sendable () async -> Void)?
    }

    static let lost = RecoveryError.homeserver(.brokenOff("test", reason: "lost"))

    let userID = PostOffice.user
    let deviceID: ExactText?
    private let office: PostOffice
    private let id: ExactText
    private let state = Mutex(State())

    init(_ office: PostOffice, _ deviceID: ExactText) {
        self.office = office
        self.deviceID = deviceID
        id = deviceID
    }

    /// Fails the request that is `number` from here; nil for none.
    func fail(_ number: Int?, _ loss: Loss) {
        state.withLock { state in
            state.requests = 0
            state.failing = number.map { ($0, loss) }
        }
    }

    /// What happens while the device waits for mail.
    func whileWaiting(_ action: (@Sendable () async -> Void)?) {
        state.withLock { $0.whileWaiting = action }
    }

    /// Serves a request, or loses it.
    private func serve<Result>(_ body: () throws -> Result) throws(RecoveryError) -> Result {
        let loss = state.withLock { state in
            state.requests += 1
            return state.failing.flatMap { $0.number == state.requests ? $0.loss : nil }
        }
        guard loss != .before else { throw Self.lost }
        let result: Result
        do {
            result = try body()
        } catch let error as RecoveryError {
            throw error
        } catch {
            throw .homeserver(.notMatrix(status: 200))
        }
        guard loss == nil else { throw Self.lost }
        return result
    }

    func upload(keys: JSONValue) throws(RecoveryError) -> Int? {
        try serve { try office.upload(keys, of: id) }
    }

    func claimKey(of device: ExactText) throws(RecoveryError) -> JSONValue? {
        try serve { office.claimKey(of: device) }
    }

    func send(_ letter: Letter) throws(RecoveryError) -> Letter.Delivery {
        try carryingFormat { () throws(FormatError) in try office.note(letter) }
        let refusals = office.state.withLock(\.refusals)
        let refusal = letter.contents.keys.compactMap { refusals[$0] }.first
        return try serve {
            if let refusal { return .refused(refusal) }
            try office.deliver(letter)
            return .taken
        }
    }

    func mail(
        after position: ExactText?,
        waiting seconds: Int
    ) async throws(RecoveryError) -> Mail {
        if seconds > 0 { await state.withLock(\.whileWaiting)?() }
        return try serve { office.mail(of: id, after: position) }
    }

    func publishedKeys() throws(RecoveryError) -> JSONValue {
        try serve { try office.publishedKeys() }
    }

    func deviceIDs() throws(RecoveryError) -> [ExactText] {
        office.state.withLock { $0.devices.keys.sorted() }
    }

    func add(signed: JSONValue, to id: ExactText) throws(RecoveryError) { throw Self.lost }

    func publish(
        _ keys: CrossSigningKeys,
        over before: PublishedIdentity,
        _ person: any InteractivePerson
    ) throws(RecoveryError) {
        throw Self.lost
    }
}
