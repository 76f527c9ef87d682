internal import CSodium

/// Working memory of a C type in libsodium's guarded memory: zero at first, wiped with its owner.
///
/// For structs of plain numbers; imported ones that hold a union are not `BitwiseCopyable`.
/// The size must be a multiple of the type's alignment, which every C type's stride is.
@safe final class GuardedBuffer<Element> {
    /// The first element. Valid while the buffer lives: hold it with `withExtendedLifetime`.
    let base: UnsafeMutablePointer<Element>

    init(count: Int) {
        Sodium.prepare()
        let size = count * MemoryLayout<Element>.stride
        guard let raw = unsafe sodium_malloc(size) else {
            // Out of address space: nothing sensible can follow, and nothing was written yet.
            fatalError("no memory for \(size) guarded bytes")
        }
        unsafe sodium_memzero(raw, size)
        unsafe base = raw.bindMemory(to: Element.self, capacity: count)
    }

    deinit { unsafe sodium_free(base) }
}
