internal import Formats
internal import Recovery

extension AgePlugin.Words {
    /// What is said to the person when age runs this program as its plugin.
    static let spoken = AgePlugin.Words(
        passphrase: "Enter passphrase of the archive:",
        newPassphrase: "Enter new passphrase:",
        again: "Enter the same again:",
        nothingOpened: "this passphrase opens no slot of the file",
        problem: { $0.words }
    )
}

extension AgePlugin.Problem {
    fileprivate var words: String {
        switch self {
        case .identity(.age(.cost)), .recipient(.age(.cost)):
            "it asks for more work than any that is made in earnest"
        case .identity: "this is no identity of the plugin argon2"
        case .recipient: "this is no recipient of the plugin argon2"
        case .stanza(.age(.cost)):
            "no passphrase was tried, because a slot asks for more work than any that is made in "
                + "earnest"
        case .stanza(.age(.tooManyPassphrases)):
            "the file has more passphrases than any that is made in earnest"
        case .stanza: "the slot of a passphrase is damaged"
        case .fileKey: "a file key has 16 bytes"
        case .noPassphrase: "no passphrase was given"
        case .passphrasesDiffer: "the two passphrases differ"
        case .derivation(let error): error.diagnosis.message
        case .untried(let slot, let error): "slot \(slot + 1): \(error.diagnosis.message)"
        }
    }
}

extension AgePluginError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .malformed:
            Diagnosis(
                .malformed,
                "plugin_protocol",
                "what age said to its plugin cannot be understood",
                hints: ["use a newer age, and let it call the plugin itself"]
            )
        case .ended:
            Diagnosis(.file, "plugin_ended", "age went away before the plugin was done")
        }
    }
}

extension Diagnosis {
    /// Called by the plugin's name, but not as age calls a plugin.
    static func notCalledByAge(_ machine: String?) -> Diagnosis {
        let what = machine.map { "the plugin does not know \(Escaping.text($0))" }
        return Diagnosis(
            .usage,
            "plugin_usage",
            what ?? "by this name the program is a plugin, which age calls itself",
            hints: ["open a file with 'age -d -j argon2 NAME.tar.age'"]
        )
    }
}
