/// How much JSON is taken before a document is refused.
package struct JSONLimits: Sendable {
    /// The most bytes of text.
    package let maximumBytes: Int
    /// The most arrays and objects that may stand inside one another.
    package let maximumDepth: Int
    /// The most values that a tree may have; the reader alone, which keeps none, has no such limit.
    package let maximumValues: Int

    /// Limits of one's own. The depth is also a depth of calls: keep it in the hundreds.
    package init(maximumBytes: Int, maximumDepth: Int, maximumValues: Int) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
        self.maximumValues = maximumValues
    }

    /// 256 MiB, 128 levels, four million values.
    ///
    /// The largest account data that a homeserver stores is 50 MiB, the largest key backups seen
    /// are 195 MB.
    package static let standard = JSONLimits(
        maximumBytes: 256 << 20,
        maximumDepth: 128,
        maximumValues: 1 << 22
    )

    /// The same with 136 levels, for documents around contents.
    ///
    /// Whatever stands in a document of one form at the standard depth can then stand in one of
    /// another form, which may put it a few levels deeper.
    package static let document = JSONLimits(
        maximumBytes: standard.maximumBytes,
        maximumDepth: standard.maximumDepth + 8,
        maximumValues: standard.maximumValues
    )
}
