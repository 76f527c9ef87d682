internal import Glibc

/// A thread that does things for the one that owns it, one at a time, while that goes on.
///
/// What a thing touches belongs to this thread from `start` until `wait` returns: nothing else holds
/// both sides to that. The thread is made with the first thing; where the system gives none, things
/// are done at once.
package final class SideThread {
    private var work: SideWork?
    private var isBusy = false

    /// A thread with nothing to do.
    package init() {}

    /// Lets the thread end with what it does.
    deinit { work?.close() }

    /// Does something, after what was started before.
    package func start(_ thing: @escaping () -> Void) {
        wait()
        if work == nil { work = SideWork.started() }
        guard let work else { return thing() }
        work.give(thing)
        isBusy = true
    }

    /// Waits until what was started is done.
    package func wait() {
        guard isBusy else { return }
        work?.takeDone()
        isBusy = false
    }
}

/// What a thread has to do.
///
/// `@unchecked Sendable`: either side touches it in turn only, as the semaphores have it.
@safe private final class SideWork: @unchecked Sendable {
    private let given = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    private let done = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    private var thing: (() -> Void)?

    init() {
        unsafe sem_init(given, 0, 0)
        unsafe sem_init(done, 0, 0)
    }

    deinit {
        unsafe sem_destroy(given)
        unsafe sem_destroy(done)
        unsafe given.deallocate()
        unsafe done.deallocate()
    }

    /// Work with a thread to do it; nil where the system refuses.
    static func started() -> SideWork? {
        let work = SideWork()
        guard let thread = ThreadStart({ work.serve() }).run() else { return nil }
        pthread_detach(thread)
        return work
    }

    func give(_ thing: @escaping () -> Void) {
        self.thing = thing
        unsafe sem_post(given)
    }

    func takeDone() { unsafe Self.take(done) }

    /// Lets the thread find nothing to do.
    func close() { unsafe sem_post(given) }

    private func serve() {
        while true {
            unsafe Self.take(given)
            guard let next = thing else { return }
            next()
            thing = nil
            unsafe sem_post(done)
        }
    }

    /// Waits, again while signals interrupt.
    private static func take(_ semaphore: UnsafeMutablePointer<sem_t>) {
        while unsafe sem_wait(semaphore) != 0 {}
    }
}
