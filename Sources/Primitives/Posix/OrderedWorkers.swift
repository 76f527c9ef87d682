internal import Glibc
internal import Synchronization

/// Threads that work on pieces side by side, while what comes out keeps the order of what went in.
///
/// Whoever gives the pieces also takes the results, on its own thread; it waits when the threads are
/// behind, so that there are never more than a few pieces at a time. With one thread, the work is
/// done where the piece is given, and no thread is made.
package final class OrderedWorkers<Piece: Sendable, Result: Sendable> {
    /// Does the work of one thread, which may keep something from piece to piece.
    package typealias Work = (Piece) -> Result

    private let work: Work?
    private let queue: WorkQueue<Piece, Result>
    private var threads: [pthread_t] = []

    /// Starts the threads.
    ///
    /// - Parameter makeWork: makes what one thread does; runs on that thread.
    package init(threads count: Int, _ makeWork: @escaping @Sendable () -> Work) {
        queue = WorkQueue(capacity: 2 * count)
        guard count > 1 else {
            work = makeWork()
            return
        }
        let queue = queue
        for _ in 0..<count {
            let start = ThreadStart { queue.serve(makeWork()) }
            if let thread = start.run() { threads.append(thread) }
        }
        // Where the system gives no thread, there is still this one.
        work = threads.isEmpty ? makeWork() : nil
    }

    /// Lets the threads end with the pieces that they work on, and waits for that.
    deinit {
        queue.close()
        for thread in threads { pthread_join(thread, nil) }
    }

    /// Gives a piece, and delivers the results that are there, in their order.
    package func submit<Failure: Error>(
        _ piece: Piece,
        _ deliver: (Result) throws(Failure) -> Void
    ) throws(Failure) {
        if let work { return try deliver(work(piece)) }
        while !queue.offer(piece) { try deliver(queue.take()) }
        while let result = queue.takeIfDone() { try deliver(result) }
    }

    /// Delivers all results that are still to come.
    package func finish<Failure: Error>(
        _ deliver: (Result) throws(Failure) -> Void
    ) throws(Failure) {
        while queue.hasMore { try deliver(queue.take()) }
    }
}

/// A function that a thread starts with.
final class ThreadStart: Sendable {
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }

    /// Starts the thread; nil where the system refuses.
    func run() -> pthread_t? {
        var thread = pthread_t()
        let this = unsafe Unmanaged.passRetained(self)
        let status = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                if let argument = unsafe argument {
                    unsafe Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue().body()
                }
                return nil
            },
            this.toOpaque()
        )
        guard status == 0 else {
            unsafe this.release()
            return nil
        }
        return thread
    }
}

/// Pieces that wait, and results that wait for those before them.
///
/// `@unchecked Sendable`: what is in it is touched under its mutex only.
@safe private final class WorkQueue<Piece: Sendable, Result: Sendable>: @unchecked Sendable {
    private let capacity: Int
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// What the threads wait at for a piece, and whoever takes the results for one of those.
    private let hasPiece = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let hasResult = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var waiting: [(number: Int, piece: Piece)] = []
    private var done: [Int: Result] = [:]
    private var given = 0
    private var taken = 0
    private var isClosed = false

    init(capacity: Int) {
        self.capacity = capacity
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(hasPiece, nil)
        unsafe pthread_cond_init(hasResult, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(hasPiece)
        unsafe pthread_cond_destroy(hasResult)
        unsafe pthread_mutex_destroy(mutex)
        unsafe hasPiece.deallocate()
        unsafe hasResult.deallocate()
        unsafe mutex.deallocate()
    }

    /// Works on pieces until there will be no more.
    func serve(_ work: (Piece) -> Result) {
        while let (number, piece) = next() {
            let result = work(piece)
            locked {
                done[number] = result
                unsafe pthread_cond_signal(hasResult)
            }
        }
    }

    /// Takes a piece, unless there are too many.
    func offer(_ piece: Piece) -> Bool {
        locked {
            guard given - taken < capacity else { return false }
            waiting.append((given, piece))
            given += 1
            unsafe pthread_cond_signal(hasPiece)
            return true
        }
    }

    /// Whether results are to come.
    var hasMore: Bool { locked { taken < given } }

    /// The next result, once it is there.
    func take() -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while true {
            if let result = done.removeValue(forKey: taken) {
                taken += 1
                return result
            }
            unsafe pthread_cond_wait(hasResult, mutex)
        }
    }

    /// The next result, if it is there.
    func takeIfDone() -> Result? {
        locked {
            guard let result = done.removeValue(forKey: taken) else { return nil }
            taken += 1
            return result
        }
    }

    /// Lets the threads end.
    func close() {
        locked {
            isClosed = true
            waiting.removeAll()
            unsafe pthread_cond_broadcast(hasPiece)
        }
    }

    private func next() -> (number: Int, piece: Piece)? {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while waiting.isEmpty {
            if isClosed { return nil }
            unsafe pthread_cond_wait(hasPiece, mutex)
        }
        return waiting.removeFirst()
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body()
    }
}
