import Primitives
import Secrets

/// How a passphrase was read to open a key export.
package enum KeyExportSpelling: Equatable, Sendable {
    /// As UTF-8, which nearly all clients do.
    case utf8(PassphraseSpelling)
    /// As Latin-1, as matrix-nio and libQuotient do. Traps: 38.
    case latin1(PassphraseSpelling)
}

/// One reading of one of the passphrases that were given.
struct KeyExportCandidate: Sendable {
    /// Which passphrase it is, from 0.
    let index: Int
    /// How it is read.
    let spelling: KeyExportSpelling
    /// The bytes that are derived from.
    let passphrase: SecretBytes

    /// All readings of all passphrases that differ, in the order in which they are likely: every one
    /// as typed, then the others.
    static func all(_ passphrases: [SecretBytes]) -> [KeyExportCandidate] {
        let readings = passphrases.enumerated().flatMap { index, passphrase in
            EnteredKey(.passphrase, passphrase, origin: "").spellings.flatMap { spelling, text in
                [(KeyExportSpelling.utf8(spelling), text), (.latin1(spelling), text.latin1)]
            }
            .compactMap { spelling, text in
                text.map { KeyExportCandidate(index: index, spelling: spelling, passphrase: $0) }
            }
        }
        let typed = readings.filter { $0.spelling == .utf8(.asTyped) }
        let others = readings.filter { $0.spelling != .utf8(.asTyped) }
        var distinct: [KeyExportCandidate] = []
        for reading in typed + others
        where !distinct.contains(where: { $0.passphrase == reading.passphrase }) {
            distinct.append(reading)
        }
        return distinct
    }
}

extension SecretBytes {
    /// The text in Latin-1; nil where that is the same, or there is a character that it lacks, or the
    /// text is not UTF-8.
    var latin1: SecretBytes? {
        var count = 0
        var isLatin1 = true
        let room = SecretBytes(count: self.count) { target in
            withBytes { bytes in
                var index = 0
                while index < bytes.count, isLatin1 {
                    let lead = bytes[index]
                    if lead < 0x80 {
                        target[count] = lead
                    } else if lead == 0xC2 || lead == 0xC3, index + 1 < bytes.count,
                        bytes[index + 1] & 0xC0 == 0x80
                    {
                        target[count] = lead << 6 | (bytes[index + 1] & 0x3F)
                        index += 1
                    } else {
                        isLatin1 = false
                    }
                    index += 1
                    count += 1
                }
            }
        }
        return isLatin1 && count < self.count ? room.slice(0..<count) : nil
    }
}
