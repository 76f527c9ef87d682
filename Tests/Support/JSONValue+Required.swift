package import Formats
package import Secrets

/// Test data is known: what is missing or of another type is an error, not a case.
extension JSONValue {
    /// The member `name`.
    package func value(at name: String) throws -> JSONValue {
        guard let value = try member(ExactText(name)) else { throw TestDataError.missing(name) }
        return value
    }

    /// The member `name`, or nil if it is absent or `null`.
    package func valueIfPresent(at name: String) throws -> JSONValue? {
        guard let value = try member(ExactText(name)), !value.isNull else { return nil }
        return value
    }

    /// The UTF-8 bytes of the string `name`, exactly.
    package func text(at name: String) throws -> ExactText {
        guard let text = try value(at: name).text else { throw TestDataError.malformed(name) }
        return text
    }

    /// The string `name`.
    package func string(at name: String) throws -> String { try text(at: name).string }

    /// The string `name`, or nil if it is absent or `null`.
    package func stringIfPresent(at name: String) throws -> String? {
        try valueIfPresent(at: name).map { _ in try string(at: name) }
    }

    /// The UTF-8 bytes of the string `name` as a secret.
    package func secret(at name: String) throws -> SecretBytes {
        SecretBytes(copying: try text(at: name).utf8)
    }

    /// The bytes that the string `name` writes in hexadecimal.
    package func hex(at name: String) throws -> [UInt8] { try Hex.decode(string(at: name)) }

    /// The bytes that the string `name` writes in base64, padded or not.
    package func base64(at name: String) throws -> [UInt8] {
        try Base64.decode(text(at: name).utf8)
    }

    /// The integer `name`.
    package func int(at name: String) throws -> Int {
        guard let value = try value(at: name).integer.flatMap(Int.init(exactly:)) else {
            throw TestDataError.malformed(name)
        }
        return value
    }

    /// The truth value `name`.
    package func bool(at name: String) throws -> Bool {
        guard let value = try value(at: name).boolean else { throw TestDataError.malformed(name) }
        return value
    }

    /// The truth value `name`, false if it is absent.
    package func flag(at name: String) throws -> Bool {
        try valueIfPresent(at: name).map { _ in try bool(at: name) } ?? false
    }

    /// The strings of the array `name`.
    package func strings(at name: String) throws -> [String] {
        try array(at: name).map { element in
            guard let text = element.text else { throw TestDataError.malformed(name) }
            return text.string
        }
    }

    /// The elements of the array `name`.
    package func array(at name: String) throws -> [JSONValue] {
        guard let elements = try value(at: name).elements else {
            throw TestDataError.malformed(name)
        }
        return elements
    }

    /// The members of the object `name`, in order.
    package func object(at name: String) throws -> [JSONMember] {
        guard let members = try value(at: name).members else {
            throw TestDataError.malformed(name)
        }
        return members
    }
}
