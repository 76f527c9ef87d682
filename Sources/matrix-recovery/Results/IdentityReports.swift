internal import Formats
internal import Recovery

/// What became of a device that was to be signed.
struct DeviceSigningReport: Renderable {
    private let userID: ExactText
    private let result: DeviceSigning.Result

    init(_ userID: ExactText, _ result: DeviceSigning.Result) {
        self.userID = userID
        self.result = result
    }

    func render(on page: inout Page) {
        let device = "device \(Escaping.text(result.deviceID)) of \(Escaping.text(userID))"
        switch result.outcome {
        case .signed: page.line("signed \(device)")
        case .stood: page.line("\(device) is signed already")
        }
        page.line("fingerprint       \(Base64.encode(result.publicKey))")
        page.line("self-signing key  \(Base64.encode(result.signedBy))")
    }

    var json: JSONValue {
        .object([
            ("device_id", .string(result.deviceID)),
            ("public_key", .string(Base64.encode(result.publicKey))),
            ("self_signing_key", .string(Base64.encode(result.signedBy))),
            ("state", .string(result.outcome == .signed ? "signed" : "stood")),
            ("user_id", .string(userID)),
        ])
    }
}

/// What became of an identity that was to be published.
struct PublicationReport: Renderable {
    private let userID: ExactText
    private let master: String
    private let outcome: IdentityPublication.Outcome

    init(
        _ userID: ExactText,
        _ keys: CrossSigningKeys,
        _ outcome: IdentityPublication.Outcome
    ) {
        self.userID = userID
        master = Base64.encode(keys.master)
        self.outcome = outcome
    }

    func render(on page: inout Page) {
        let user = Escaping.text(userID)
        switch outcome {
        case .stood: page.line("the identity of \(user) is published already")
        case .published: page.line("published the identity of \(user)")
        case .replaced: page.line("published the identity of \(user), in place of another")
        }
        page.line("master key  \(master)")
    }

    var json: JSONValue {
        let (state, others): (String, [EventType]) =
            switch outcome {
            case .stood: ("stood", [])
            case .published: ("published", [])
            case .replaced(let types): ("replaced", types)
            }
        return .object([
            ("master_key", .string(master)),
            ("replaced", .array(others.map { .string($0.rawValue) })),
            ("state", .string(state)),
            ("user_id", .string(userID)),
        ])
    }
}
