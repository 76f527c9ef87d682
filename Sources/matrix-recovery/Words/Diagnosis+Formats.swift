internal import Formats

extension FormatError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .base64:
            return Diagnosis(.malformed, "base64", "this is not base64")
        case .base58(let position):
            return Diagnosis(
                .malformed,
                "base58",
                "character \(position) cannot stand in a recovery key"
            )
        case .recoveryKey(let error): return error.diagnosis
        case .json(let error): return error.diagnosis
        case .canonicalJSON(let error): return error.diagnosis
        case .property(let name):
            return Diagnosis(
                .malformed,
                "property",
                "the property \(Escaping.text(name)) is missing, of the wrong type or out of range",
                hints: ["see whether that is what was meant, and get it again from where it comes"]
            )
        case .age(let error): return error.diagnosis
        case .manifest(let error): return error.diagnosis
        case .keyExport(let error): return error.diagnosis
        case .account(let error): return error.diagnosis
        case .minisign(let error): return error.diagnosis
        case .sessionKey(let error): return error.diagnosis
        case .roomKeys(let error): return error.diagnosis
        case .share(let number, let error):
            return number > 1 ? error.diagnosis.about("share \(number)") : error.diagnosis
        }
    }
}

extension RecoveryKeyError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .character(let position):
            return Diagnosis(
                .malformed,
                "key_character",
                "this is no recovery key: character \(position) never stands in one",
                hints: ["look at it again: 0, O, I and l are never used"]
            )
        case .length(let characters, let bytes):
            let excess =
                characters == 48
                ? "it holds \(bytes) bytes where 35 are needed"
                : "it has \(characters) characters where 48 are needed"
            return Diagnosis(
                .malformed,
                "key_length",
                "this is no whole recovery key: \(excess)",
                hints: ["see whether characters are missing or there twice"]
            )
        case .prefix:
            return Diagnosis(
                .malformed,
                "key_prefix",
                "this is no recovery key, though it is written like one: those begin with Es"
            )
        case .lines(let error): return error.diagnosis
        case .parity:
            return Diagnosis(
                .malformed,
                "key_parity",
                "this recovery key has a typing mistake: its check digit does not fit",
                hints: ["'matrix-recovery key check' lists what it may have been"]
            )
        }
    }
}

extension JSONError: Diagnosable {
    var diagnosis: Diagnosis {
        let place = "at byte \(offset)"
        switch fault {
        case .unexpectedByte:
            return Diagnosis(
                .malformed,
                "json",
                "this is not JSON: a character is wrong \(place)",
                hints: ["see whether it is the file that is meant"]
            )
        case .truncated:
            return Diagnosis(
                .malformed,
                "json_truncated",
                "this JSON ends in the middle, \(place)",
                hints: ["get the whole file again"]
            )
        case .trailingData:
            return Diagnosis(
                .malformed,
                "json_trailing",
                "there is more after the JSON, \(place)",
                hints: ["get the file again; if several were put into one, give each its own"]
            )
        case .invalidUTF8:
            return Diagnosis(
                .malformed,
                "json_utf8",
                "this JSON is not UTF-8 \(place)",
                hints: ["get the file again, or save it as UTF-8"]
            )
        case .byteOrderMark:
            return Diagnosis(
                .malformed,
                "json_bom",
                "this JSON begins with a byte order mark",
                hints: ["save it as UTF-8 without one"]
            )
        case .tooDeep:
            return Diagnosis(
                .refused,
                "json_depth",
                "this JSON is nested too deeply \(place)",
                hints: ["see whether it is the file that is meant"]
            )
        case .tooLarge:
            return Diagnosis(.refused, "json_size", "this JSON is larger than the limit, \(place)")
        case .duplicateName(let name):
            return Diagnosis(
                .malformed,
                "json_duplicate",
                "the name \(Escaping.text(name)) stands twice in one object, \(place)"
            )
        }
    }
}

extension CanonicalJSONError: Diagnosable {
    var diagnosis: Diagnosis {
        let what =
            switch self {
            case .notAnInteger: "a number with a fraction or exponent"
            case .outOfRange: "a number beyond 2^53"
            case .loneSurrogate: "a string with half a character"
            case .duplicateName(let name): "the name \(Escaping.text(name)) twice"
            }
        return Diagnosis(
            .malformed,
            "canonical_json",
            "this JSON cannot be signed or verified: it holds \(what)"
        )
    }
}

extension AccountFormatError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .unrecognised:
            return Diagnosis(
                .malformed,
                "account_unrecognised",
                "this is JSON, but no account data that is known",
                hints: ["give a /sync response, a list or map of events, or an export of them"]
            )
        case .typeNotNamed:
            return Diagnosis(
                .malformed,
                "account_type",
                "this is an event's content, and the file's name does not say of which type",
                hints: ["keep the archive's manifest.json above the folder, or name its type"]
            )
        case .duplicateEvent(let type):
            return Diagnosis(
                .malformed,
                "account_duplicate",
                "the event \(Escaping.text(type)) stands twice with different contents",
                hints: ["take the one out that is out of date"]
            )
        case .notInDocument(let type):
            return Diagnosis(
                .refused,
                "account_single_event",
                "\(Escaping.text(type)) cannot be written into a file of one single event",
                hints: [
                    "give the folder that holds the file, or a file with the whole account data"
                ]
            )
        }
    }
}
