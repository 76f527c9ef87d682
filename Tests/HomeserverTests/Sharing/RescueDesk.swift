import Formats
import Support
import Testing

/// An account whose recovery key only a device of the tool has, the phone, which the identity vouches for.
struct RescueDesk {
    let desk: SharingDesk
    let proxy: FaultProxy
    private let newKey: String

    /// - Parameters:
    ///   - more: how many secrets there are beside the four.
    ///   - newKey: the option that says what the new key is.
    init(more: Int = 0, newKey: String = "--save-recovery-key new.key") throws {
        self.newKey = newKey
        desk = try SharingDesk(SharingAccount(more: more))
        proxy = try FaultProxy(before: desk.user.url)
        try desk.addDevice("phone")
    }

    /// The command.
    func rescue(_ options: String = "") -> String {
        "matrix-recovery rescue \(desk.user.id) --homeserver \(proxy.url) --password-file password "
            + "--session own.session -o got.tar.age --new-identity id \(newKey) "
            + options
    }

    /// Runs the command where a person compares and says yes; its result goes to a file, and what the
    /// terminal shows is returned.
    func atTerminal(_ options: String = "") throws -> Transcript.Answer {
        try desk.stage.run(
            "type-at-terminal --at 'Type yes if it does' 'yes\\n' '' sh -c "
                + "'echo $$ >../victim; exec \(rescue(options)) --json >result.json'"
        )
    }

    /// The same, which has to end with a status: its result.
    func result(
        atTerminal options: String,
        status: Int = 0,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        let answer = try atTerminal(options)
        #expect(answer.status == status, "\(answer)", sourceLocation: sourceLocation)
        return try JSONValue(
            parsing: TestData.bytes(atPath: "\(desk.stage.folder)/work/result.json")
        )
    }

    /// The person at the phone says yes, twice.
    func verifyAtPhone() throws {
        try inBackground(
            "type-at-terminal --at 'wants to verify' 'yes\\n' --at 'Type yes if it does' 'yes\\n' '' "
                + "matrix-recovery device verify \(phone) --await"
        )
    }

    /// The phone gives secrets until it is ended; all of them where none is named.
    func answerAtPhone(_ names: [String] = []) throws { try inBackground(answering(names)) }

    /// The one and then the other.
    func verifyAndAnswerAtPhone(_ names: [String] = []) throws {
        try inBackground(
            "type-at-terminal --at 'wants to verify' 'yes\\n' --at 'Type yes if it does' 'yes\\n' '' "
                + "matrix-recovery device verify \(phone) --await && \(answering(names))"
        )
    }

    private var phone: String {
        "\(desk.user.id) --session phone.session --recovery-key-file key"
    }

    private func answering(_ names: [String]) -> String {
        "exec matrix-recovery share answer \(phone) \(names.joined(separator: " ")) --no-confirm "
            + "--for 60s"
    }

    private func inBackground(_ command: String) throws {
        try desk.expect(0, "{ \(command); } >>phone.log 2>&1 & echo $! >phone.pid")
    }

    /// Waits until the person at the phone has said yes.
    func awaitPhone() throws {
        try desk.expect(0, "while test -e /proc/$(cat phone.pid); do sleep 0.05; done")
    }

    /// The phone gives nothing any more.
    func endPhone() throws {
        try desk.expect(0, "kill $(cat phone.pid)")
        try awaitPhone()
    }

    /// The device of the command's session.
    func deviceID() throws -> String {
        let login = try desk.json("matrix-recovery whoami --session own.session")
        return try #require(try login.array(at: "sessions").first).string(at: "device_id")
    }

    /// Another client ends the session of the command.
    func endSession() throws { try MautrixClient(desk.user).remove(device: deviceID()) }

    /// Kills the command at a request; what the terminal showed.
    @discardableResult
    func kill(
        _ fault: Fault,
        _ options: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Transcript.Answer {
        try proxy.begin([fault], victim: "\(desk.stage.folder)/victim")
        let answer = try atTerminal(options)
        #expect(answer.status == 128 + 9, "\(answer)", sourceLocation: sourceLocation)
        try proxy.begin()
        return answer
    }

    /// What became of each step.
    static func outcomes(_ result: JSONValue) throws -> [String: String] {
        let steps = try result.array(at: "steps").map { step in
            (try step.string(at: "step"), try step.string(at: "outcome"))
        }
        return Dictionary(steps) { first, _ in first }
    }
}
