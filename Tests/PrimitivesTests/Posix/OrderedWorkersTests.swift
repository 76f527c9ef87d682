import Glibc
import Primitives
import Testing

/// Pieces are worked on side by side, and come out in the order in which they went in.
@Suite(.timeLimit(.minutes(30)))
struct OrderedWorkersTests {
    /// Takes longer for some pieces than for those behind them.
    private static func doubled(_ piece: Int) -> Int {
        if piece.isMultiple(of: 7) { usleep(500) }
        return 2 * piece
    }

    @Test(arguments: [1, 2, 3, 8], [0, 1, 5, 500])
    func keepsTheOrder(threads: Int, count: Int) {
        let workers = OrderedWorkers<Int, Int>(threads: threads) { Self.doubled }
        var results: [Int] = []
        for piece in 0..<count { workers.submit(piece) { results.append($0) } }
        workers.finish { results.append($0) }
        #expect(results == (0..<count).map { 2 * $0 })
    }

    /// Threads that had to wait for a piece, and whoever had to wait for them, go on.
    @Test(arguments: [2, 3])
    func goesOnAfterWaiting(threads: Int) {
        let workers = OrderedWorkers<Int, Int>(threads: threads) { Self.doubled }
        var results: [Int] = []
        for piece in 0..<30 {
            usleep(300)
            workers.submit(piece) { results.append($0) }
            if piece.isMultiple(of: 5) { workers.finish { results.append($0) } }
        }
        workers.finish { results.append($0) }
        #expect(results == (0..<30).map { 2 * $0 })
    }

    @Test(arguments: [2, 3])
    func endsWithPiecesThatNobodyTakes(threads: Int) {
        let workers = OrderedWorkers<Int, Int>(threads: threads) { Self.doubled }
        for piece in 0..<threads { workers.submit(piece) { _ in } }
    }
}
