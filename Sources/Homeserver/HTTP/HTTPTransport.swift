package import Recovery

/// What sends a request and waits for its answer: libcurl, or what a test has in its place.
///
/// It blocks, and one thread at a time uses it.
package protocol HTTPTransport: AnyObject {
    /// Sends a request once.
    ///
    /// - Parameters:
    ///   - request: what is sent.
    ///   - server: where to.
    ///   - take: takes the answer's body piece by piece, with the status; what it throws ends the
    ///     transfer.
    /// - Returns: the answer without its body.
    /// - Throws: `HomeserverError` where no whole answer came, and what `take` throws.
    func send(
        _ request: HTTPRequest,
        to server: HTTPAddress,
        _ take: (_ status: Int, Span<UInt8>) throws(HomeserverError) -> Void
    ) throws(HomeserverError) -> HTTPAnswer
}
