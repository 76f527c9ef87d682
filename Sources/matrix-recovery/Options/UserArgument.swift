internal import ArgumentParser
internal import Formats

/// Whose account it is.
struct UserArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The user, as @user:server.", valueName: "user"),
        transform: UserArgument.checked
    )
    var user: String

    /// The user's ID.
    var userID: ExactText { ExactText(user) }

    /// Whether text is meant as a user's ID, and not as a path.
    static func isMeant(by text: String) -> Bool {
        text.hasPrefix("@") && text.contains(":") && !text.contains("/")
    }

    /// A user's ID as it was typed.
    static func checked(_ text: String) throws -> String {
        guard isMeant(by: text), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ValidationError("a user ID is written '@user:server'")
        }
        return text
    }
}
