internal import Formats

extension AgeFormatError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .notAge:
            return Diagnosis(
                .malformed,
                "not_age",
                "this is no archive: it does not begin as an age file does"
            )
        }
    }
}

extension ManifestError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .property(let name):
            return Diagnosis(
                .malformed,
                "manifest",
                "the archive's manifest is not to be read: \(Escaping.text(name)) is missing or wrong"
            )
        }
    }
}
