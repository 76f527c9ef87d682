package import Formats
package import Recovery

extension LiveAccount: IdentityServer {
    package nonisolated var userID: ExactText { session.userID }

    package nonisolated var deviceID: ExactText? { session.deviceID }

    /// Reads the account data, the published keys and the devices; nothing of key backups.
    ///
    /// - Throws: `RecoveryError`.
    package func readIdentity() throws(RecoveryError) -> Account {
        let events = try events()
        try SecretLimit.check(events)
        return Account(
            userID: session.userID,
            events: events,
            identity: try identity(publishedKeys()),
            source: session.server.text
        )
    }

    package func deviceIDs() throws(RecoveryError) -> [ExactText] {
        var request = HTTPRequest(.get, "/_matrix/client/v3/devices")
        request.limit = Self.devicesLimit
        let answer = try carryingHomeserver { () throws(HomeserverError) in
            try client.json(request)
        }
        guard let devices = (try? answer.member("devices"))??.elements else {
            throw .homeserver(.answer(property: "devices"))
        }
        return devices.compactMap { (try? $0.member("device_id"))??.text }
    }

    private static let devicesLimit = 8 << 20

    /// The same signature twice is one, so that it may be sent again. What the server does not take
    /// stands in a good answer.
    package func add(signed: JSONValue, to id: ExactText) throws(RecoveryError) {
        let body = JSONValue.object([(session.userID, .object([(id, signed)]))])
        var request = HTTPRequest(
            .post,
            "/_matrix/client/v3/keys/signatures/upload",
            .json(body.encoded)
        )
        request.repetition = .harmless
        let answer = try carryingHomeserver { () throws(HomeserverError) in
            try client.json(request)
        }
        do {
            let failures = try answer.member("failures")?.members ?? []
            guard let failure = failures.flatMap({ $0.value.members ?? [] }).first else {
                if failures.isEmpty { return }
                throw FormatError.property("failures")
            }
            let refused = HomeserverClient.Answer(status: 200, json: failure.value)
            throw RecoveryError.homeserver(HomeserverClient.refusal(refused))
        } catch let error as RecoveryError {
            throw error
        } catch {
            throw .homeserver(.answer(property: "failures"))
        }
    }

    /// Where nobody knows what became of a request, what is published is read before the next try:
    /// it may be ours, or another client's.
    package func publish(
        _ keys: CrossSigningKeys,
        over before: PublishedIdentity,
        _ person: any InteractivePerson
    ) throws(RecoveryError) {
        var request = InteractiveRequest(
            "/_matrix/client/v3/keys/device_signing/upload",
            keys.content,
            of: session.userID,
            person
        )
        var patience = Patience()
        while true {
            do {
                return try request.send(by: client) { () throws(RecoveryError) in
                    try ensure(before)
                }
            } catch .homeserver(let error) {
                guard error.mayPass, client.wait(after: error, &patience) else {
                    throw .homeserver(error)
                }
            }
            if keys.stand(in: try identity(publishedKeys())) { return }
            try ensure(before)
        }
    }

    private func ensure(_ before: PublishedIdentity) throws(RecoveryError) {
        let now = try identity(publishedKeys())
        guard now.hasSameKeys(as: before) else { throw .identity(.changedMeanwhile) }
    }

    /// What an answer to `/keys/query` shows of the user.
    func identity(_ answer: JSONValue) throws(RecoveryError) -> PublishedIdentity {
        try carryingFormat { () throws(FormatError) in
            try PublishedIdentity(decoding: answer, of: session.userID)
        }
    }
}
