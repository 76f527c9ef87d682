/// A manual page in mdoc, as far as tests ask what stands in it.
package struct ManualPage: Sendable {
    /// What stands between two headings.
    package struct Part: Sendable {
        /// The section it is in.
        package let section: String
        /// Its own heading; nil for what a section begins with.
        package let title: String?
        /// The lines of the source.
        package fileprivate(set) var lines: [Substring] = []

        /// What follows `.It` in each item of the part's lists.
        package var items: [Substring] {
            lines.filter { $0.hasPrefix(".It ") }.map { $0.dropFirst(4) }
        }

        /// The options that the part explains, with their dashes.
        package var options: Set<String> {
            Set(
                items.flatMap { item in
                    item.split(separator: ",").compactMap { part in
                        part.firstMatch(of: /^ *Fl ([A-Za-z-]+)/).map { "-" + $0.output.1 }
                    }
                }
            )
        }

        /// The headings that the part refers to.
        package var references: [String] {
            lines.compactMap { line in
                line.firstMatch(of: /^\.Sx ([^,.]+?) *[,.]?$/).map { String($0.output.1) }
            }
        }
    }

    /// The parts in the order of the page.
    package let parts: [Part]

    /// Takes a page's source apart.
    package init(parsing source: String) {
        var parts: [Part] = []
        for line in source.split(separator: "\n") {
            if line.hasPrefix(".Sh ") {
                parts.append(Part(section: String(line.dropFirst(4)), title: nil))
            } else if line.hasPrefix(".Ss "), let section = parts.last?.section {
                parts.append(Part(section: section, title: String(line.dropFirst(4))))
            } else if !parts.isEmpty {
                parts[parts.count - 1].lines.append(line)
            }
        }
        self.parts = parts
    }

    /// What a section begins with.
    package func opening(of section: String) -> Part? {
        parts.first { $0.section == section && $0.title == nil }
    }

    /// The part with a heading of its own.
    package func part(titled title: String) -> Part? {
        parts.first { $0.title == title }
    }
}
