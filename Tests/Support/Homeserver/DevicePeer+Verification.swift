import Formats

/// A peer that verifies with another device of its user.
extension DevicePeer {
    /// Who asks the other, or who starts once both agree.
    package enum Side: CaseIterable, Sendable {
        case peer, tool
    }

    /// What it changes of what it sends.
    package enum Change: String, CaseIterable, Sendable {
        /// The hash of its key.
        case commitment
        /// Its key, which is not the one of the hash.
        case key
        /// The device key that it vouches for.
        case deviceKey = "device-key"
        /// The master key that it vouches for.
        case masterKey = "master-key"
        /// It vouches for a key that nobody knows, too.
        case moreKeys = "more-keys"
    }

    /// Who says that both devices show the same.
    package enum Person: Sendable {
        /// The test, by `say`.
        case test
        /// Nobody: it goes along with the other device.
        case follower
    }

    /// What it shows for comparing.
    package struct Shown: Equatable, Sendable {
        /// Seven pictures.
        package let pictures: [String]
        /// Three numbers.
        package let numbers: [Int]

        /// What a person reads off a screen.
        package init(pictures: [String], numbers: [Int]) {
            self.pictures = pictures
            self.numbers = numbers
        }
    }

    /// What came of it.
    package struct End: Equatable, Sendable {
        /// `done`, or why not.
        package let code: String
        /// The IDs of the keys that the other device vouched for.
        package let vouched: [String]?

        /// An end.
        package init(code: String, vouched: [String]? = nil) {
            self.code = code
            self.vouched = vouched
        }
    }

    /// From now on verifies with a device, which it asks itself, or agrees with.
    ///
    /// - Parameters:
    ///   - master: the public master key that it vouches for, in base64.
    /// - Throws: what `ToolProcess` does.
    package func verify(
        with deviceID: String,
        asking: Side = .tool,
        starting: Side = .tool,
        master: String? = nil,
        changing change: Change? = nil,
        _ person: Person = .test
    ) throws {
        _ = try ask(
            "verify",
            [
                ("device_id", .string(deviceID)), ("asks", .bool(asking == .peer)),
                ("starts", .bool(starting == .peer)),
                ("master", master.map { .string($0) } ?? .null),
                ("change", change.map { .string($0.rawValue) } ?? .null),
                ("follows", .bool(person == .follower)),
            ]
        )
    }

    /// Waits until it shows what is to be compared.
    ///
    /// - Throws: what `ToolProcess` does.
    package func shown() throws -> Shown {
        let answer = try ask("compare")
        return Shown(
            pictures: try answer.strings(at: "emoji"),
            numbers: try answer.array(at: "decimals").compactMap { $0.integer.map(Int.init) }
        )
    }

    /// Says whether the other device shows the same.
    ///
    /// - Throws: what `ToolProcess` does.
    package func say(same: Bool) throws {
        _ = try ask("say", [("same", .bool(same))])
    }

    /// Waits until it is over.
    ///
    /// - Throws: what `ToolProcess` does.
    package func end() throws -> End {
        let answer = try ask("end")
        return End(
            code: try answer.string(at: "code"),
            vouched: try answer.valueIfPresent(at: "vouched").map { _ in
                try answer.strings(at: "vouched")
            }
        )
    }
}
