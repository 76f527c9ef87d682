/// Breaks text into lines of a width: at spaces, and inside a word only where it is too long.
enum Wrapping {
    /// The lines, at least one.
    static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            for piece in pieces(of: String(word), width: width) {
                if line.isEmpty {
                    line = piece
                } else if DisplayWidth.of(line) + 1 + DisplayWidth.of(piece) <= width {
                    line += " " + piece
                } else {
                    lines.append(line)
                    line = piece
                }
            }
        }
        return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
    }

    private static func pieces(of word: String, width: Int) -> [String] {
        guard width > 0, DisplayWidth.of(word) > width else { return [word] }
        var pieces: [String] = []
        var piece = ""
        var columns = 0
        for character in word {
            let more = DisplayWidth.of(String(character))
            if !piece.isEmpty, columns + more > width {
                pieces.append(piece)
                piece = ""
                columns = 0
            }
            piece.append(character)
            columns += more
        }
        return pieces + [piece]
    }
}
