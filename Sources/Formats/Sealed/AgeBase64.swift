/// Base64 as age headers have it: standard alphabet, unpadded, one spelling for each value.
enum AgeBase64 {
    /// The bytes that `text` stands for; nil unless it is what encoding them again gives.
    static func decode(_ text: Span<UInt8>) -> [UInt8]? {
        var copy: [UInt8] = []
        copy.reserveCapacity(text.count)
        for index in text.indices { copy.append(text[index]) }
        guard let bytes = try? Base64.decode(copy) else { return nil }
        let again: [UInt8] = Base64.encode(bytes.span)
        return again == copy ? bytes : nil
    }

    /// As `decode(_:)`, for text that must stand for `count` bytes.
    static func decode(_ text: String, count: Int) -> [UInt8]? {
        let bytes = decode(Array(text.utf8).span)
        return bytes?.count == count ? bytes : nil
    }
}
