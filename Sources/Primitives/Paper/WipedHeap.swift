internal import CSodium
internal import Glibc

/// The heap of a library that is told where to get memory: what is given back is wiped first.
///
/// It is not locked, so that it can be swapped. Each piece has its length in front.
enum WipedHeap {
    private static let front = 16

    /// Takes `count` bytes, or nil.
    static func take(_ count: Int) -> UnsafeMutableRawPointer? {
        guard count >= 0, let base = unsafe malloc(front + count) else { return nil }
        unsafe base.storeBytes(of: count, as: Int.self)
        return unsafe base + front
    }

    /// Wipes what was taken, and gives it back.
    static func giveBack(_ memory: UnsafeMutableRawPointer?) {
        guard let memory = unsafe memory else { return }
        let base = unsafe memory - front
        unsafe sodium_memzero(memory, base.load(as: Int.self))
        unsafe free(base)
    }
}
