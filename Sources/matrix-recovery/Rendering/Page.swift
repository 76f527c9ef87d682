/// Text for a person, gathered line by line.
struct Page {
    /// How many columns there are.
    let width: Int
    /// What was put on it so far.
    private(set) var text = ""

    init(width: Int) {
        self.width = width
    }

    /// A line as it is.
    mutating func line(_ line: String = "") {
        text += line + "\n"
    }

    /// Prose, broken into lines, each after `indent` and those after the first after `hanging`
    /// more.
    mutating func prose(_ prose: String, indent: Int = 0, hanging: Int = 0) {
        let lines = Wrapping.lines(prose, width: max(20, width - indent - hanging))
        for (number, line) in lines.enumerated() {
            let spaces = String(repeating: " ", count: indent + (number == 0 ? 0 : hanging))
            self.line(spaces + line)
        }
    }

    /// A table.
    mutating func table(_ table: Table) {
        for line in table.lines(width: width) { self.line(line) }
    }
}
