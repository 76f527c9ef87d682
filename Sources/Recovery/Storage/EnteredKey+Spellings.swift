import Primitives
package import Secrets

extension EnteredKey {
    /// The spellings that differ from the ones before. A file that was given as a recovery key
    /// loses its last line end first, as a passphrase file does.
    var spellings: [(PassphraseSpelling, SecretBytes)] {
        let typed = kind == .recoveryKey ? text.withoutLineEnd : text
        var spellings: [(PassphraseSpelling, SecretBytes)] = []
        for spelling in PassphraseSpelling.allCases {
            let text: SecretBytes? =
                switch spelling {
                case .asTyped: typed
                case .trimmed: typed.trimmed
                case .composed: UnicodeForm.nfc(typed)
                case .decomposed: UnicodeForm.nfd(typed)
                case .trimmedComposed: UnicodeForm.nfc(typed.trimmed)
                case .trimmedDecomposed: UnicodeForm.nfd(typed.trimmed)
                }
            if let text, !spellings.contains(where: { $0.1 == text }) {
                spellings.append((spelling, text))
            }
        }
        return spellings
    }
}

extension SecretBytes {
    /// Without one line end, LF or CRLF, at the end.
    package var withoutLineEnd: SecretBytes {
        let kept = withBytes { bytes in
            var kept = bytes.count
            if kept > 0, bytes[kept - 1] == 0x0A { kept -= 1 }
            if kept > 0, kept < bytes.count, bytes[kept - 1] == 0x0D { kept -= 1 }
            return kept
        }
        return slice(0..<kept)
    }

    /// Without ASCII white space at either end.
    var trimmed: SecretBytes {
        let range = withBytes { bytes in
            func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
            var start = 0
            var end = bytes.count
            while start < end, isSpace(bytes[start]) { start += 1 }
            while end > start, isSpace(bytes[end - 1]) { end -= 1 }
            return start..<end
        }
        return slice(range)
    }
}
