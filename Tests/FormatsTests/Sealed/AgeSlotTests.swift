import Formats
import Support
import Testing

/// Design section 5: what stanzas mean, and that every cost is bounded before any is paid.
struct AgeSlotTests {
    private static let salt = "YWJjZGVmZ2hpamtsbW5vcA"
    private static let key = "XEl0dJ6y3C7KZkgmgWUicg63EyXJiwBJW8PdYJ/cYBE"
    private static let body = [UInt8](repeating: 9, count: 32)

    @Test func readsEveryKnownType() throws {
        #expect(
            try Self.slots(["thesis.co/argon2", Self.salt, "262144", "3", "4"])
                == [
                    .argon2(
                        AgeArgon2Slot(
                            salt: Array("abcdefghijklmnop".utf8),
                            memoryKiB: 262_144,
                            passes: 3,
                            lanes: 4,
                            wrapped: Self.body
                        )
                    )
                ]
        )
        #expect(
            try Self.slots(["scrypt", Self.salt, "18"])
                == [.scrypt(salt: Array("abcdefghijklmnop".utf8), logN: 18, wrapped: Self.body)]
        )
        #expect(
            try Self.slots(["X25519", Self.key])
                == [.x25519(share: try Base64.decode(Self.key), wrapped: Self.body)]
        )
        #expect(try Self.slots(["x25519", Self.key]) == [.unknown(type: "x25519")])
    }

    @Test(arguments: [
        ["X25519", key], ["scrypt", salt, "20"],
        ["thesis.co/argon2", salt, "2097152", "1", "4"],
        ["thesis.co/argon2", salt, "8", "64", "1"],
        ["thesis.co/argon2", salt, "128", "1", "16"],
        ["thesis.co/argon2", salt, "262144", "64", "4"],
    ])
    func writesWhatItReads(_ arguments: [String]) throws {
        let slots = try Self.slots(arguments)
        #expect(slots[0].stanza == AgeStanza(arguments: arguments, body: Self.body))
    }

    @Test(arguments: [
        ["X25519"], ["X25519", key, key], ["X25519", salt], ["X25519", key + "="],
        ["X25519", "XEl0dJ6y3C7KZkgmgWUicg63EyXJiwBJW8PdYJ/cYBF"],
        ["scrypt", salt], ["scrypt", salt, "018"], ["scrypt", salt, "+18"], ["scrypt", salt, "0"],
        ["scrypt", salt, ""], ["scrypt", key, "18"], ["scrypt", salt, "1a"],
        ["thesis.co/argon2", salt, "65536", "3"],
        ["thesis.co/argon2", salt, "65536", "3", "4", "5"],
        ["thesis.co/argon2", key, "65536", "3", "4"],
        ["thesis.co/argon2", salt, "-1", "3", "4"], ["thesis.co/argon2", salt, "65536", "0", "4"],
        ["thesis.co/argon2", salt, "65536", "3", "04"],
    ])
    func refusesArgumentsThatAreNotTheTypes(_ arguments: [String]) {
        #expect(throws: FormatError.age(.stanza(0))) { try Self.slots(arguments) }
    }

    @Test(arguments: ["X25519", "scrypt", "thesis.co/argon2"])
    func refusesABodyOfAnotherLength(_ type: String) {
        let arguments = [
            "X25519": ["X25519", Self.key], "scrypt": ["scrypt", Self.salt, "18"],
        ][type, default: ["thesis.co/argon2", Self.salt, "65536", "3", "4"]]
        for count in [0, 16, 31, 33] {
            #expect(throws: FormatError.age(.stanza(0))) {
                try Self.slots(arguments, body: [UInt8](repeating: 0, count: count))
            }
        }
    }

    @Test(arguments: [
        ["scrypt", salt, "21"], ["scrypt", salt, "99999999999999999999"],
        ["thesis.co/argon2", salt, "2097153", "1", "4"],
        ["thesis.co/argon2", salt, "4294967296", "1", "4"],
        ["thesis.co/argon2", salt, "65536", "65", "4"],
        ["thesis.co/argon2", salt, "65536", "3", "17"],
        ["thesis.co/argon2", salt, "31", "3", "4"],
        ["thesis.co/argon2", salt, "2097152", "9", "4"],
        ["thesis.co/argon2", salt, "1", "1", "4294967295"],
        ["thesis.co/argon2", salt, "262145", "64", "4"],
    ])
    func refusesEveryCostPastTheLimits(_ arguments: [String]) {
        #expect(throws: FormatError.age(.cost(0))) { try Self.slots(arguments) }
    }

    @Test func looksAtEveryStanzaBeforeAnyIsOpened() throws {
        let good = AgeStanza(arguments: ["X25519", Self.key], body: Self.body)
        let dear = AgeStanza(
            arguments: ["thesis.co/argon2", Self.salt, "2097152", "64", "4"],
            body: Self.body
        )
        #expect(throws: FormatError.age(.cost(2))) {
            try AgeSlot.slots(of: Self.header([good, good, dear]))
        }
    }

    @Test func refusesScryptBesideAnything() throws {
        let scrypt = AgeStanza(arguments: ["scrypt", Self.salt, "10"], body: Self.body)
        let other = AgeStanza(arguments: ["grease"], body: [])
        for stanzas in [[scrypt, other], [other, scrypt], [scrypt, scrypt]] {
            #expect(throws: FormatError.age(.scryptNotAlone)) {
                try AgeSlot.slots(of: Self.header(stanzas))
            }
        }
    }

    @Test func takesEightPassphrasesAndNoMore() throws {
        let slot = AgeStanza(
            arguments: ["thesis.co/argon2", Self.salt, "64", "1", "4"],
            body: Self.body
        )
        let eight = [AgeStanza](repeating: slot, count: 8)
        #expect(try AgeSlot.slots(of: Self.header(eight)).count == 8)
        #expect(throws: FormatError.age(.tooManyPassphrases)) {
            try AgeSlot.slots(of: Self.header(eight + [slot]))
        }
    }

    private static func slots(
        _ arguments: [String],
        body: [UInt8] = body
    ) throws -> [AgeSlot] {
        try AgeSlot.slots(of: header([AgeStanza(arguments: arguments, body: body)]))
    }

    private static func header(_ stanzas: [AgeStanza]) -> AgeHeader {
        AgeHeader(stanzas: stanzas) { _ in [UInt8](repeating: 0, count: 32) }
    }
}
