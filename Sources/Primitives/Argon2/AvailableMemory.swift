internal import Glibc

/// How much memory can be taken without swapping, being killed or being refused.
package enum AvailableMemory {
    /// The least of what the machine has, what the control group allows and what this process may
    /// address, in bytes. What cannot be found out does not count.
    package static func bytes() -> UInt64 {
        [machine(), controlGroup(), addressSpace()].compactMap(\.self).min() ?? .max
    }

    /// Holds the machine to a need, and returns what there is.
    ///
    /// - Throws: `PrimitivesError.memory` when there is less than `needed`.
    @discardableResult
    package static func require(_ needed: UInt64) throws(PrimitivesError) -> UInt64 {
        let available = bytes()
        guard needed <= available else { throw .memory(needed: needed, available: available) }
        return available
    }

    private static func machine() -> UInt64? {
        guard let text = read("/proc/meminfo") else { return nil }
        for line in text.split(separator: "\n") where line.hasPrefix("MemAvailable:") {
            let fields = line.split(separator: " ")
            guard fields.count == 3, let size = UInt64(fields[1]) else { return nil }
            return size.multipliedReportingOverflow(by: 1024).partialValue
        }
        return nil
    }

    /// The tightest limit of version 2 control groups from this process's own up to the root.
    private static func controlGroup() -> UInt64? {
        guard let groups = read("/proc/self/cgroup") else { return nil }
        let own = groups.split(separator: "\n").first { $0.hasPrefix("0::/") }
        guard var path = own?.dropFirst(3).split(separator: "/") else { return nil }
        var least: UInt64?
        while true {
            let folder = (["/sys/fs/cgroup"] + path).joined(separator: "/")
            if let room = room(inGroup: folder) { least = min(least ?? .max, room) }
            if path.isEmpty { return least }
            path.removeLast()
        }
    }

    /// What a group's limit leaves, when the cache that can be dropped is not counted as used.
    private static func room(inGroup folder: String) -> UInt64? {
        guard let limit = number("\(folder)/memory.max"),
            let used = number("\(folder)/memory.current")
        else { return nil }
        var cached: UInt64 = 0
        for line in (read("\(folder)/memory.stat") ?? "").split(separator: "\n")
        where line.hasPrefix("inactive_file ") {
            cached = line.split(separator: " ").last.flatMap { UInt64($0) } ?? 0
        }
        let held = used - min(used, cached)
        return limit - min(limit, held)
    }

    private static func addressSpace() -> UInt64? {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0,
            limit.rlim_cur != rlim_t.max
        else { return nil }
        let pages = read("/proc/self/statm")?.split(separator: " ").first.flatMap { UInt64($0) }
        let used = (pages ?? 0) * UInt64(max(sysconf(Int32(_SC_PAGESIZE)), 0))
        return UInt64(limit.rlim_cur) - min(UInt64(limit.rlim_cur), used)
    }

    private static func number(_ path: String) -> UInt64? {
        read(path).flatMap { UInt64($0.prefix { $0.isNumber }) }
    }

    /// The text of one of the kernel's small files.
    private static func read(_ path: String) -> String? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var text = [UInt8](repeating: 0, count: 16384)
        var count = 0
        while count < text.count {
            let more = unsafe text.withUnsafeMutableBytes { buffer in
                let target = unsafe buffer.baseAddress.map { unsafe $0 + count }
                return unsafe Glibc.read(descriptor, target, buffer.count - count)
            }
            if more <= 0 { break }
            count += more
        }
        return String(decoding: text[..<count], as: UTF8.self)
    }
}
