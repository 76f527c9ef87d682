import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: B10. What peers wrote, and what is to be refused.
struct KeyExportVectorTests {
    @Test(arguments: try VectorFile.entries("keyexport.decrypt"))
    func opensWhatPeersWrote(_ entry: VectorEntry) throws {
        let file = try entry.inputs.text(at: "file").utf8
        let passphrase = try entry.inputs.secret(at: "passphrase")
        try entry.expectOutcome("plaintext") { expect, name in
            try expect.text(at: name).utf8
        } of: {
            let reader = try KeyExportReader(file, passphrase)
            let plaintext = try reader.bytes()
            #expect(try reader.facts.rounds == entry.expect.int(at: "iterations"))
            let isLatin1 = try entry.expect.stringIfPresent(at: "passphrase_encoding") == "latin-1"
            #expect(reader.facts.spelling == (isLatin1 ? .latin1(.asTyped) : .utf8(.asTyped)))
            #expect(reader.facts.authenticated && !reader.facts.trailerMissing)
            #expect(reader.facts.byteCount == plaintext.count)
            #expect((reader.facts.counter == .bits64) == (entry.id == "kx-js-3-counter64"))
            if try entry.expect.valueIfPresent(at: "sessions") != nil {
                let sessions = try JSONValue(parsing: plaintext).elements?.count
                #expect(try sessions == entry.expect.int(at: "sessions"))
            }
            return plaintext
        }
    }

    @Test(arguments: try VectorFile.entries("keyexport.encrypt"))
    func writesWhatPeersWrite(_ entry: VectorEntry) throws {
        let file = try KeyExportFile.write(
            try entry.inputs.text(at: "plaintext").utf8,
            entry.inputs.secret(at: "passphrase"),
            rounds: entry.inputs.int(at: "iterations"),
            salt: entry.inputs.hex(at: "salt_hex"),
            iv: entry.inputs.hex(at: "iv_hex")
        )
        let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
        #expect(try lines.dropFirst().dropLast().joined() == entry.expect.string(at: "base64"))
    }

    /// Every fixture that has an export: the sessions that it names, and no others.
    @Test(arguments: try Fixture.all().filter { !$0.expected.keyExports.isEmpty })
    func opensTheExportsOfClients(_ fixture: Fixture) throws {
        for export in fixture.expected.keyExports {
            let passphrase = SecretBytes(text: export.passphrase)
            let reader = try KeyExportReader(fixture.bytes(export.file), passphrase)
            #expect(reader.facts.rounds == export.rounds && !reader.facts.isWeak)
            let sessions = try #require(try JSONValue(parsing: reader.bytes()).elements)
            let ids = try sessions.map { try $0.string(at: "session_id") }
            #expect(ids.sorted() == export.sessionIDs.sorted())
        }
    }

    /// A test that finds no fixture would pass by testing nothing.
    @Test func findsExportsInTheFixtures() throws {
        #expect(try Fixture.all().flatMap(\.expected.keyExports).count == 2)
    }
}
