internal import Glibc
package import Secrets

/// Waits for a browser on this machine to come with what another site gave it.
///
/// It listens on 127.0.0.1 alone, on a port that the system picks.
package final class LoopbackListener {
    /// The most bytes of a request's first line.
    private static let limit = 1 << 14
    /// How long one that has connected may take to say something.
    private static let silence: Int64 = 2000

    private let listening: FileDescriptor
    /// The port.
    package let port: UInt16

    /// Begins to listen.
    ///
    /// - Throws: `PosixError.call`.
    package init() throws(PrimitivesError) {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let number = try attempt(.open) { socket(AF_INET, kind, 0) }
        listening = FileDescriptor(adopting: number, path: nil)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        try unsafe Self.call(&address) { address, size in unsafe bind(number, address, size) }
        try attempt(.open) { listen(number, 16) }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        try unsafe Self.call(&address) { address, _ in
            unsafe getsockname(number, address, &length)
        }
        port = UInt16(bigEndian: address.sin_port)
    }

    /// The query of the first request for `path`, which is answered with `page`, in plain text; all
    /// others are answered that there is nothing. Nil where none came in time.
    ///
    /// - Throws: `PosixError.call`.
    package func query(
        of path: String,
        answering page: String,
        milliseconds: Int64
    ) throws(PrimitivesError) -> SecretBytes? {
        let end = SystemClock.monotonicMilliseconds + milliseconds
        let start = Array("GET \(path)?".utf8)
        while Self.isReadable(listening.number, until: end) {
            let number = accept(listening.number, nil, nil)
            guard number >= 0 else { continue }
            _ = fcntl(number, F_SETFD, FD_CLOEXEC)
            let browser = FileDescriptor(adopting: number, path: nil)
            guard let line = try? Self.firstLine(of: browser) else { continue }
            let query = line.withBytes { bytes -> Range<Int>? in
                guard bytes.count > start.count,
                    start.indices.allSatisfy({ bytes[$0] == start[$0] })
                else { return nil }
                let rest = start.count..<bytes.count
                return start.count..<(rest.first { bytes[$0] == 0x20 } ?? bytes.count)
            }
            let status = query == nil ? "404 Not Found" : "200 OK"
            let text = query == nil ? "There is nothing here.\n" : page
            let answer =
                "HTTP/1.1 \(status)\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Length: \(text.utf8.count)\r\nConnection: close\r\n\r\n\(text)"
            try? browser.write(Array(answer.utf8))
            if let query { return line.slice(query) }
        }
        return nil
    }

    /// The first line of what a browser says; nil where it says nothing, or too much.
    private static func firstLine(
        of browser: FileDescriptor
    ) throws(PrimitivesError) -> SecretBytes? {
        let end = SystemClock.monotonicMilliseconds + silence
        var gathered = SecretBuilder(limit: limit)
        while isReadable(browser.number, until: end) {
            var count = 0
            let piece = try SecretBytes(count: 4096) { (target) throws(PrimitivesError) in
                count = try browser.read(into: &target)
            }
            let lineEnd = piece.withBytes { bytes in (0..<count).first { bytes[$0] == 0x0D } }
            let fits = piece.withBytes { gathered.append($0.extracting(0..<(lineEnd ?? count))) }
            guard fits, count > 0 else { return nil }
            if lineEnd != nil { return gathered.finish() }
        }
        return nil
    }

    private static func isReadable(_ number: Int32, until end: Int64) -> Bool {
        while true {
            let left = end - SystemClock.monotonicMilliseconds
            guard left > 0 else { return false }
            var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
            let ready = unsafe poll(&entry, 1, Int32(clamping: left))
            if ready != 0, ready > 0 || errno != EINTR { return ready > 0 }
        }
    }

    private static func call(
        _ address: inout sockaddr_in,
        _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Int32
    ) throws(PrimitivesError) {
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = unsafe withUnsafeMutablePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, size)
            }
        }
        try attempt(.open) { result }
    }
}
