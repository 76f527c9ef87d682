internal import Formats
package import Secrets

/// Single sign-on, whose browser comes back to this machine with a token to log in with.
/// Spec: client login via SSO.
package enum SingleSignOn {
    /// The token in a query, or in an address that was pasted; what has none is taken as a token.
    package static func token(in text: SecretBytes) -> SecretBytes {
        let end = SecretBytes(plain: "#")
        let address = text.joined(with: end)
        let query = address.part(from: "?", to: "#") ?? text
        return SecretForm.value(of: "loginToken", in: query) ?? text
    }
}

extension HomeserverClient {
    /// Where a browser begins, to come back to a port and path of this machine.
    package func singleSignOn(returningTo port: UInt16, _ path: String) -> String {
        let target = PercentEncoding.segment(ExactText("http://127.0.0.1:\(port)\(path)"))
        return address.text + "/_matrix/client/v3/login/sso/redirect?redirectUrl=" + target
    }
}
