import Glibc
import Primitives
import Testing

/// One thing at a time, and all of them done when it is waited for.
struct SideThreadTests {
    /// What both sides touch in turn.
    private final class Shared {
        var values: [Int] = []
        var threads: Set<UInt> = []
    }

    @Test func doesThingsInTheirOrder() {
        let shared = Shared()
        let side = SideThread()
        for value in 0..<1000 {
            side.start { shared.values.append(value) }
            if value.isMultiple(of: 3) { side.wait() }
        }
        side.wait()
        #expect(shared.values == Array(0..<1000))
    }

    @Test func doesThemOnAThreadOfItsOwn() {
        let shared = Shared()
        let side = SideThread()
        for _ in 0..<3 {
            side.start { shared.threads.insert(UInt(pthread_self())) }
            side.wait()
        }
        #expect(shared.threads.count == 1)
        #expect(!shared.threads.contains(UInt(pthread_self())))
    }

    @Test func waitsForNothing() {
        let side = SideThread()
        side.wait()
        side.start {}
        side.wait()
        side.wait()
    }

    /// Whoever lets go of it does not wait, and what was begun is finished.
    @Test func endsWithWhatItDoes() throws {
        let pipe = UnsafeMutablePointer<Int32>.allocate(capacity: 2)
        defer { unsafe pipe.deallocate() }
        try #require(unsafe Glibc.pipe(pipe) == 0)
        let (output, input) = unsafe (pipe[0], pipe[1])
        var side: SideThread? = SideThread()
        side?.start {
            usleep(50_000)
            close(input)
        }
        side = nil
        var byte: UInt8 = 0
        #expect(unsafe read(output, &byte, 1) == 0)
        close(output)
    }
}
