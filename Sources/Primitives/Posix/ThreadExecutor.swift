internal import Glibc
internal import Synchronization

/// A thread of its own for an actor whose work waits: for a server, as a rule.
///
/// The threads that run tasks are as many as there are processors, and one that waits is missing to
/// all others.
///
/// `@unchecked Sendable`: the semaphore may be used from every thread, and is never freed.
@safe package final class ThreadExecutor: SerialExecutor, @unchecked Sendable {
    /// The one for talking to servers; it is there until the process ends.
    package static let network = ThreadExecutor()

    private let jobs = Mutex([UnownedJob]())
    private let given = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    private let hasThread = Mutex(false)

    private init() {
        unsafe sem_init(given, 0, 0)
    }

    /// Has a job run after those that were given before; at once where the system gives no thread.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        guard hasThread.withLock({ start(&$0) }) else {
            return unsafe job.runSynchronously(on: asUnownedSerialExecutor())
        }
        jobs.withLock { $0.append(job) }
        unsafe sem_post(given)
    }

    private func start(_ isStarted: inout Bool) -> Bool {
        if isStarted { return true }
        guard let thread = ThreadStart({ [self] in serve() }).run() else { return false }
        pthread_detach(thread)
        isStarted = true
        return true
    }

    private func serve() {
        while true {
            while unsafe sem_wait(given) != 0 {}
            guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { continue }
            unsafe job.runSynchronously(on: asUnownedSerialExecutor())
        }
    }
}
