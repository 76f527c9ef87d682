internal import CUnistring
package import Secrets

/// Unicode normalisation of secret text, for passphrases that were typed on another system (A9).
///
/// The text stays in guarded memory; only libunistring's sort buffer of single combining
/// sequences lies on its stack, and is not wiped.
package enum UnicodeForm {
    /// The text in normalisation form C, composed; nil if it is not UTF-8.
    package static func nfc(_ text: SecretBytes) -> SecretBytes? {
        unsafe normalise(text, to: uninorm_form_c())
    }

    /// The text in normalisation form D, decomposed; nil if it is not UTF-8.
    package static func nfd(_ text: SecretBytes) -> SecretBytes? {
        unsafe normalise(text, to: uninorm_form_d())
    }

    /// UTF-8 grows threefold at most under either form, and the library asks for a little more
    /// while it writes.
    private static func roomNeeded(for count: Int) -> Int { count * 3 + 16 }

    private static func normalise(_ text: SecretBytes, to form: uninorm_t) -> SecretBytes? {
        guard text.count <= Int.max / 4 else { return nil }
        var count: Int?
        let room = SecretBytes(count: roomNeeded(for: text.count)) { target in
            count = text.withBytes { text in
                unsafe normalise(text, to: form, into: &target)
            }
        }
        return count.map { room.slice(0..<$0) }
    }

    /// Returns how many bytes were written, or nil for text that is not UTF-8.
    private static func normalise(
        _ text: Span<UInt8>,
        to form: uninorm_t,
        into target: inout MutableSpan<UInt8>
    ) -> Int? {
        var count = target.count
        return unsafe text.withBase { source in
            unsafe target.withBase { room in
                guard unsafe u8_check(source, text.count) == nil else { return nil }
                let result = unsafe u8_normalize(form, source, text.count, room, &count)
                guard let result = unsafe result else { return nil }
                // Another address would mean that the room did not do, and a copy on the heap.
                precondition(unsafe result == room, "normalised text outgrew its room")
                return count
            }
        }
    }
}
