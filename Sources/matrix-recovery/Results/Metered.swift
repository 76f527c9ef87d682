internal import Formats
internal import Homeserver
internal import Recovery

/// A result with what went back and forth for it, where that was over the network.
struct Metered<Result: Renderable>: Renderable {
    private let result: Result
    private let traffic: Traffic?

    init(_ result: Result, _ traffic: Traffic?) {
        self.result = result
        self.traffic = traffic
    }

    func render(on page: inout Page) { result.render(on: &page) }

    var json: JSONValue {
        guard let traffic else { return result.json }
        let counts = JSONValue.object([
            ("received", .integer(Int64(traffic.received))),
            ("requests", .integer(Int64(traffic.requests))),
            ("sent", .integer(Int64(traffic.sent))),
        ])
        return (try? result.json.setting("traffic", to: counts)) ?? result.json
    }
}

extension AccountSource {
    /// What went back and forth so far, for an account on a homeserver.
    var traffic: Traffic? {
        get async {
            guard case .server(_, let store) = place, let live = store as? LiveAccount else {
                return nil
            }
            return await live.traffic
        }
    }
}

extension Context {
    /// Shows a result that came about with this account, with what went back and forth for it.
    ///
    /// - Throws: `PrimitivesError.posix`, when standard output does not take it.
    func show(
        _ result: some Renderable,
        of source: AccountSource,
        as options: OutputOptions
    ) async throws {
        let traffic = await source.traffic
        if let traffic, options.verbose, !options.quiet {
            messages.note(HomeserverWords.text(of: traffic))
        }
        try show(Metered(result, traffic), as: options)
    }
}
