import Formats

extension SASOffer {
    /// The answer to a start that offers this; nil where it has nothing of ours.
    func answer(committing commitment: [UInt8]) -> VerificationAccept? {
        func choice(_ own: [ExactText], _ theirs: [ExactText]) -> ExactText? {
            own.first { theirs.contains($0) }
        }
        let forms = Self.own.forms.filter { self.forms.contains($0) }
        guard let keyAgreement = choice(Self.own.keyAgreements, keyAgreements),
            let hash = choice(Self.own.hashes, hashes), let mac = choice(Self.own.macs, macs),
            !forms.isEmpty
        else { return nil }
        return VerificationAccept(
            keyAgreement: keyAgreement,
            hash: hash,
            mac: mac,
            forms: forms,
            commitment: commitment
        )
    }

    /// Whether an answer takes what this offers, and nothing else.
    func allows(_ accept: VerificationAccept) -> Bool {
        keyAgreements.contains(accept.keyAgreement) && hashes.contains(accept.hash)
            && macs.contains(accept.mac) && !accept.forms.isEmpty
            && accept.forms.allSatisfy { forms.contains($0) }
    }
}
