import Formats

extension Rotation.Prepared {
    /// Whether the account holds all that another does, of which it may be the rotated one: each
    /// secret that opened there with that value, and every other event as it stands there.
    ///
    /// Keys' descriptions and the default do not count, since a rotation changes them.
    package func holdsAll(of source: Examination) -> Bool {
        source.account.events.allSatisfy { event in
            guard event.type != .defaultKey, event.type.keyID == nil else { return true }
            guard let value = source.matrix.value(of: event.type) else {
                return examination.account.content(of: event.type)?
                    .isEquivalent(to: event.content) ?? false
            }
            return examination.matrix.value(of: event.type)
                == SecretSpelling.normalised(value, of: event.type)
        }
    }
}
