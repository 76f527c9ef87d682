package import Formats

/// What a homeserver, or the way to it, gave instead of what was asked for.
///
/// Text from a server is kept as it came, up to a limit; whoever shows it escapes it.
package enum HomeserverError: Error, Equatable, Sendable {
    /// The library that speaks HTTP is not installed.
    case noHTTPLibrary
    /// What was given as a homeserver's address is none: text that is no URL, or one with a path to
    /// no server.
    case notAnAddress(String)
    /// `http` to another machine: tokens and keys would travel in the clear.
    case plainHTTP(String)
    /// Nothing answers at this address, in the library's words.
    case unreachable(String, reason: String)
    /// No answer, or no end of it, within the time.
    case timedOut(String)
    /// The server's certificate does not hold, in the library's words.
    case untrusted(String, reason: String)
    /// The connection ended before the answer did.
    case brokenOff(String, reason: String)
    /// Whoever took the answer wanted no more of it.
    case stopped
    /// The answer is longer than this many bytes.
    case answerTooLarge(Int)
    /// The server sends elsewhere, where no key and no token follows.
    case redirected(to: String)
    /// The answer is not what the Matrix specification has, with its status.
    case notMatrix(status: Int)
    /// The answer's JSON lacks this property, or has something else there.
    case answer(property: String)
    /// The server refuses, with its status, error code and words.
    case refused(Refusal)
    /// The server asks to wait for so many seconds, longer than anyone should without being told.
    case rateLimited(seconds: Int)
    /// `.well-known` of this server name leads nowhere, or in a circle.
    case notDiscovered(String)
    /// The token is of another user than the one who was named.
    case otherUser(ExactText)
    /// The session has ended: the token is not known any more.
    case loggedOut
    /// There is no login session of that name.
    case noSession(String)
    /// The file is no login session.
    case notASession
    /// The server offers none of the ways to log in that were asked for, but these.
    case loginNotOffered([String])
    /// The server wants the account's password, and there is nobody to ask for it.
    case passwordNeeded
    /// The server does not take the password.
    case wrongPassword
    /// The server wants the person to confirm at this page, and there is nobody to tell.
    case browserNeeded(String)
    /// The server wants to be convinced in ways that are none of ours.
    case stagesUnknown([String])
    /// The person did not finish a login in their browser in time.
    case loginTimedOut
    /// What was given as an access token, or came from single sign-on, can be none.
    case notAToken
    /// The session was renewed, or was to be, and its file could not be read or written.
    case sessionNotKept

    /// A server's `errcode` and `error`.
    package struct Refusal: Equatable, Sendable {
        /// The status of the answer.
        package let status: Int
        /// The error code: `M_FORBIDDEN` and so on.
        package let code: String
        /// The server's words.
        package let words: String

        /// A refusal.
        package init(status: Int, code: String, words: String) {
            self.status = status
            self.code = code
            self.words = words
        }
    }
}

extension HomeserverError {
    /// Whether the server refuses this very request, and would each time: what it says of the session, the
    /// account, the endpoint or the moment may be mended by something else.
    package var isForGood: Bool {
        switch self {
        case .refused(let refusal):
            switch (refusal.status, refusal.code) {
            case (_, "M_UNRECOGNIZED"), (_, "M_LIMIT_EXCEEDED"), (401, _), (408, _), (425, _):
                false
            case (403, let code): code == "M_FORBIDDEN"
            case (let status, _): (400...499).contains(status)
            }
        case .notMatrix(let status): status == 413
        default: false
        }
    }
}

/// Carries a homeserver's refusal on as a case.
///
/// - Throws: `RecoveryError.homeserver`.
package func carryingHomeserver<Result: ~Copyable>(
    _ body: () throws(HomeserverError) -> Result
) throws(RecoveryError) -> Result {
    do throws(HomeserverError) {
        return try body()
    } catch {
        throw .homeserver(error)
    }
}
