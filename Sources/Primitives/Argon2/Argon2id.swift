internal import CArgon2
internal import Glibc
package import Secrets

/// Key derivation from a passphrase that costs memory: Argon2id, version 1.3. RFC 9106.
package enum Argon2id {
    /// What a derivation costs. Whoever read it from a file bounds it before it is used.
    package struct Cost: Equatable, Sendable {
        /// The memory, in KiB.
        package let memoryKiB: UInt32
        /// How often all of it is gone through.
        package let passes: UInt32
        /// How many lanes, each on a thread of its own.
        package let lanes: UInt32

        /// A cost of so much memory, so many passes and lanes.
        package init(memoryKiB: UInt32, passes: UInt32, lanes: UInt32) {
            self.memoryKiB = memoryKiB
            self.passes = passes
            self.lanes = lanes
        }

        /// The memory in bytes.
        package var memory: UInt64 { UInt64(memoryKiB) * 1024 }

        /// How many threads go through the lanes, which changes nothing but the time: one where there
        /// is no room for the stacks of more, as the library loses its memory when it cannot start
        /// them.
        fileprivate func threads(_ available: UInt64) -> UInt32 {
            available - min(available, memory) > UInt64(lanes) * Argon2id.threadRoom ? lanes : 1
        }
    }

    /// What a thread takes of the address space, with room to spare.
    private static let threadRoom: UInt64 = 16 << 20

    /// `count` bytes from `passphrase` and `salt`.
    ///
    /// Whether the memory can be had is asked before any of it is taken, so that a machine too
    /// small for a file says so instead of swapping, or being killed. The library wipes the
    /// memory before it gives it back.
    ///
    /// - Parameter secret: a second key that RFC 9106 allows for; the archive has none.
    /// - Parameter associatedData: likewise.
    /// - Throws: `PrimitivesError.memory` when there is not enough; `PrimitivesError.length` for
    ///   a cost, a salt or a count that Argon2 does not take.
    package static func derive(
        passphrase: SecretBytes,
        salt: [UInt8],
        cost: Cost,
        count: Int,
        secret: SecretBytes = SecretBytes(count: 0) { _ in },
        associatedData: [UInt8] = []
    ) throws(PrimitivesError) -> SecretBytes {
        guard count >= 4, count <= 1024 else { throw .length }
        let threads = cost.threads(try AvailableMemory.require(cost.memory))
        return try SecretBytes(count: count) { (target) throws(PrimitivesError) in
            let status = passphrase.withBytes { passphrase in
                secret.withBytes { secret in
                    run(passphrase, salt, cost, threads, secret, associatedData, into: &target)
                }
            }
            try check(status, cost)
        }
    }

    private static func run(
        _ passphrase: Span<UInt8>,
        _ salt: [UInt8],
        _ cost: Cost,
        _ threads: UInt32,
        _ secret: Span<UInt8>,
        _ associatedData: [UInt8],
        into target: inout MutableSpan<UInt8>
    ) -> Int32 {
        unsafe passphrase.withUnsafeBufferPointer { passphrase in
            unsafe secret.withUnsafeBufferPointer { secret in
                unsafe salt.withUnsafeBufferPointer { salt in
                    unsafe associatedData.withUnsafeBufferPointer { data in
                        unsafe target.withUnsafeMutableBufferPointer { target in
                            var context = unsafe argon2_context()
                            unsafe context.out = target.baseAddress
                            unsafe context.outlen = UInt32(target.count)
                            unsafe context.pwd = UnsafeMutablePointer(
                                mutating: passphrase.baseAddress
                            )
                            unsafe context.pwdlen = UInt32(clamping: passphrase.count)
                            unsafe context.salt = UnsafeMutablePointer(mutating: salt.baseAddress)
                            unsafe context.saltlen = UInt32(clamping: salt.count)
                            unsafe context.secret = UnsafeMutablePointer(
                                mutating: secret.baseAddress
                            )
                            unsafe context.secretlen = UInt32(clamping: secret.count)
                            unsafe context.ad = UnsafeMutablePointer(mutating: data.baseAddress)
                            unsafe context.adlen = UInt32(clamping: data.count)
                            unsafe context.t_cost = cost.passes
                            unsafe context.m_cost = cost.memoryKiB
                            unsafe context.lanes = cost.lanes
                            unsafe context.threads = threads
                            unsafe context.version = UInt32(ARGON2_VERSION_13.rawValue)
                            unsafe context.allocate_cbk = allocate
                            unsafe context.free_cbk = free
                            return unsafe argon2_ctx(&context, Argon2_id)
                        }
                    }
                }
            }
        }
    }

    private static func check(_ status: Int32, _ cost: Cost) throws(PrimitivesError) {
        switch status {
        case ARGON2_OK.rawValue:
            return
        case ARGON2_MEMORY_ALLOCATION_ERROR.rawValue:
            throw .memory(needed: cost.memory, available: AvailableMemory.bytes())
        case ARGON2_THREAD_FAIL.rawValue, ARGON2_INCORRECT_PARAMETER.rawValue:
            throw .library("argon2_ctx")
        default:
            throw .length
        }
    }

    /// Memory in large pages where the system has them, and in no core dump.
    private static let allocate:
        @convention(c) (
            UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?, Int
        ) -> Int32 = { target, size in
            let flags = MAP_PRIVATE | MAP_ANONYMOUS
            let memory = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0)
            guard let memory = unsafe memory, unsafe memory != MAP_FAILED else {
                unsafe target?.pointee = nil
                return ARGON2_MEMORY_ALLOCATION_ERROR.rawValue
            }
            _ = unsafe madvise(memory, size, MADV_HUGEPAGE)
            _ = unsafe madvise(memory, size, MADV_DONTDUMP)
            unsafe target?.pointee = memory.bindMemory(to: UInt8.self, capacity: size)
            return ARGON2_OK.rawValue
        }

    /// The library has wiped the memory: `FLAG_clear_internal_memory` is set unless cleared.
    private static let free: @convention(c) (UnsafeMutablePointer<UInt8>?, Int) -> Void = {
        memory,
        size in
        guard let memory = unsafe memory else { return }
        _ = unsafe munmap(memory, size)
    }
}
