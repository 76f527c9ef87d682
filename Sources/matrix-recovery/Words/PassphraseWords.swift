/// How strong a passphrase is, in words that a person can act on. Spec: A18.
struct PassphraseWords {
    /// What it says.
    let text: String
    /// Whether it should not be used.
    let isWeak: Bool

    /// Fewer guesses than 2 to this power are within reach of one patient attacker.
    private static let weakBits = 50.0
    /// Guesses a second that an attacker with many graphics cards is assumed to make against a
    /// storage key; the assumption stands in the text.
    private static let guessesPerSecondBits = 20.0

    /// - Parameter bits: the base-2 logarithm of the number of guesses, by zxcvbn's estimate.
    init(_ bits: Double) {
        isWeak = bits < Self.weakBits
        let guesses = "about 2^\(Int(bits)) guesses by zxcvbn's estimate"
        let time = Self.time(bits - Self.guessesPerSecondBits - 1)
        text =
            isWeak
            ? "this passphrase is weak: \(guesses), \(time) for someone who makes a million a "
                + "second; several random words are better, and never the login password"
            : "this passphrase takes \(guesses), \(time) for someone who makes a million a second"
    }

    /// A passphrase that a client may trim.
    static let spaceAround =
        "the new passphrase begins or ends with white space, which has to be typed as well; some clients "
        + "leave it out"

    /// A passphrase that another keyboard may give in other bytes.
    static let notComposed =
        "the new passphrase is not in composed Unicode (NFC), as most keyboards give it: typed again, it "
        + "may be another one"

    private static func time(_ bits: Double) -> String {
        switch bits {
        case ..<6: "no more than a minute"
        case ..<12: "minutes"
        case ..<17: "hours"
        case ..<25: "days to months"
        case ..<32: "years"
        default: "more than a century"
        }
    }
}
