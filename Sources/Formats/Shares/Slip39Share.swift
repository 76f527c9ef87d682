package import Secrets

/// What is alike in all shares of one secret.
package struct Slip39Set: Hashable, Sendable {
    /// A random number of 15 bits, that shares are told apart by.
    package let identifier: Int
    /// Whether the identifier is left out where the secret is encrypted.
    package let isExtendable: Bool
    /// The encryption takes 10000 × 2^exponent rounds, 0 to 15.
    package let iterationExponent: Int
    /// How many groups are needed, 1 to 16, and how many there are.
    package let groupThreshold: Int
    /// How many groups there are, 1 to 16.
    package let groupCount: Int

    /// A set with these properties.
    package init(
        identifier: Int,
        isExtendable: Bool,
        iterationExponent: Int,
        groupThreshold: Int,
        groupCount: Int
    ) {
        self.identifier = identifier
        self.isExtendable = isExtendable
        self.iterationExponent = iterationExponent
        self.groupThreshold = groupThreshold
        self.groupCount = groupCount
    }
}

/// One share of a secret, in words of which each stands for 10 bits. Spec: SLIP-0039.
///
/// ```
/// bits  15          1           4         4      4          4        4       4
///       identifier │ extendable │ exponent │ group │ groups   │ groups │ member │ members │ value │ check
///                                          index   needed-1   -1       index    needed-1
/// value  0 to 8 zero bits, then 16 to 64 bytes, an even number of them; 10 bits a word
/// check  3 words: RS1024 over all before
/// ```
/// The checksum finds every mistake in up to three words. What is shared is encrypted, and nothing
/// in the format tells a wrong passphrase.
package struct Slip39Share: Sendable {
    /// How many bytes the value may have: SLIP-0039 knows no most, and every key fits.
    package static let sizes = 16...64

    /// What it has in common with the other shares.
    package let set: Slip39Set
    /// Which group it is of, counted from 0.
    package let groupIndex: Int
    /// Which share of its group it is, counted from 0.
    package let memberIndex: Int
    /// How many shares of its group are needed, 1 to 16.
    package let memberThreshold: Int
    /// The bytes.
    package let value: SecretBytes

    /// A share of these parts.
    package init(
        set: Slip39Set,
        groupIndex: Int,
        memberIndex: Int,
        memberThreshold: Int,
        value: SecretBytes
    ) {
        self.set = set
        self.groupIndex = groupIndex
        self.memberIndex = memberIndex
        self.memberThreshold = memberThreshold
        self.value = value
    }

    /// Reads words, in letters of whatever case and with any white space between them; of each its
    /// first four letters do.
    ///
    /// - Throws: `ShareError`.
    package init(parsing text: Span<UInt8>) throws(ShareError) {
        let words = try Slip39Words(parsing: text)
        let front = words.number(at: 0, count: 4)
        set = Slip39Set(
            identifier: Int(front >> 25),
            isExtendable: front >> 24 & 1 == 1,
            iterationExponent: Int(front >> 20 & 15),
            groupThreshold: Int(front >> 12 & 15) + 1,
            groupCount: Int(front >> 8 & 15) + 1
        )
        groupIndex = Int(front >> 16 & 15)
        memberIndex = Int(front >> 4 & 15)
        memberThreshold = Int(front & 15) + 1
        guard words.hasChecksum(isExtendable: set.isExtendable) else { throw .checksum }
        guard set.groupThreshold <= set.groupCount else { throw .groupThreshold }
        value = try words.value()
    }

    /// The words, with a space between each two.
    package var encoded: SecretBytes {
        var front = UInt64(set.identifier) << 25 | (set.isExtendable ? 1 << 24 : 0)
        front |= UInt64(set.iterationExponent) << 20 | UInt64(groupIndex) << 16
        front |= UInt64(set.groupThreshold - 1) << 12 | UInt64(set.groupCount - 1) << 8
        front |= UInt64(memberIndex) << 4 | UInt64(memberThreshold - 1)
        return Slip39Words(front, value, isExtendable: set.isExtendable).text
    }

    /// Reads the shares in a file: a line of twenty words or more is one; shorter lines are parts of
    /// one, up to an empty line or a comment with `#`.
    ///
    /// - Throws: `FormatError.share` with the number of the share, from 1.
    package static func file(_ text: SecretBytes) throws(FormatError) -> [Slip39Share] {
        try text.withBytes { (text: Span<UInt8>) throws(FormatError) in
            var shares: [Slip39Share] = []
            for range in Slip39Words.ranges(in: text) {
                do throws(ShareError) {
                    shares.append(try Slip39Share(parsing: text.extracting(range)))
                } catch {
                    throw .share(shares.count + 1, error)
                }
            }
            guard !shares.isEmpty else { throw .share(1, .none) }
            return shares
        }
    }
}
