package import Secrets

/// A key pair that stock minisign made for tests, and what it signed with it.
package enum SigningSamples {
    /// The public key, as it stands in a command line.
    package static let publicKey = "RWQ/t0FLoiLX+0FFAhKMms/3T9Z1ql4j8OJCKLBOHTW3nQTEky8op2QF"
    /// The key pair's ID, as minisign shows it.
    package static let keyID = "FBD722A24B41B73F"
    /// The file with the public key.
    package static let publicKeyFile =
        "untrusted comment: minisign public key \(keyID)\n\(publicKey)\n"
    /// The file with the secret key that nothing protects, of `minisign -G -W`.
    package static let secretKeyFile = """
        untrusted comment: minisign encrypted secret key
        RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        P7dBS6Ii1/t+V/3FRCxBExOLGU1686+iD4NZ5dm6c640WoxQlN9jKEFFAhKMms/3T9Z1ql4j\
        8OJCKLBOHTW3nQTEky8op2QFAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

        """
    /// The passphrase of `protectedKeyFile`.
    package static let passphrase = SecretBytes(text: "a passphrase")
    /// The same key under a passphrase, with scrypt at 16 MiB: made with Python's, read by minisign.
    package static let protectedKeyFile = """
        untrusted comment: minisign encrypted secret key
        RWRTY0IyAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8AAAgAAAAAAAAAAAEAAAAA\
        V0KcpOllcZ2/mKtASxGw76TmFDAbKqMy0l6INzRwB23ac77Wfm8LjaZGm1eAKqv8YwyLdbjI\
        TMJXcdMdok+s9v7hvx4d5p0zOVmlWU2dGES6PcGxzWi4oAZ9dY4kcQ3fhKdwQErmB6c=

        """
    /// What was signed.
    package static let content = Array("made for tests\n".utf8)
    /// The trusted comment of `signature`.
    package static let comment = "timestamp:1767563712\tfile:t\thashed"
    /// The signature of `content`.
    package static let signature = """
        untrusted comment: signature from minisign secret key
        RUQ/t0FLoiLX+0JxVnfbWBcmAR1M2Rh7nmSuDpKXXRNVAQg8R9N5xl60bcaq60vHgA/21Su8\
        khti7/R+OQGwzHgU9MJwdEW1SQI=
        trusted comment: \(comment)
        FVLmsyu0a/Al6IvhXY8GjKKIDPU15BSHB6P7dQI0ne0a059OSH0hMYTlVFaUA+c59TMNIKQT\
        LreRKx9hG1fKCA==

        """
    /// The signature of `content` in the old form, of `minisign -S -l`.
    package static let legacySignature = """
        untrusted comment: signature from minisign secret key
        RWQ/t0FLoiLX+zWTDeJJ109LOudfD7XCmgtCyGfvX8szliiNc9/FFa9305Zir2i1aZ6JVRIH\
        MLa8X5BRiQfcAve4N4EwQ26xswk=
        trusted comment: timestamp:1767563712\tfile:l
        ILOTqz73D76vn1P8Te8jFhZ8LYPdiWUvaTtRam7+F/Q3XGzQrhmt6+QwRGKIaLaBUP+UEVBO\
        kcbt4RbqKIICAw==

        """
}
