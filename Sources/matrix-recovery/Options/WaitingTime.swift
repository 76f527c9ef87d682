internal import ArgumentParser
internal import Recovery

/// How long to wait for other devices.
struct WaitingTime: ExpressibleByArgument {
    /// The most: a day.
    private static let most: Int64 = 86_400

    /// In seconds.
    let seconds: Int64

    /// So many seconds.
    init(seconds: Int64) {
        self.seconds = seconds
    }

    /// Reads `90s`, `10m` or `2h`.
    init?(argument: String) {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600]
        guard let unit = argument.last.flatMap({ units[$0] }),
            let count = Int64(argument.dropLast()), (1...Self.most).contains(count),
            count * unit <= Self.most
        else { return nil }
        seconds = count * unit
    }

    /// Refuses a time after which no answer is taken.
    ///
    /// - Throws: `ValidationError`.
    func requireLifetimeOfRequests() throws {
        guard seconds <= OpenRequests.lifetime else {
            throw ValidationError(
                "no answer is taken after 15 minutes, so that --for takes at most 15m here"
            )
        }
    }

    var defaultValueDescription: String { "\(seconds / 60)m" }
}
