internal import CCurl
package import Recovery
internal import Secrets

/// libcurl: the only place where it is called.
///
/// It follows no redirection, takes no compressed answer, keeps no cookie, and speaks `https` alone, or
/// `http` to this machine. The lines of a request, its token among them, are wiped in the list that
/// libcurl is given, and not in the buffers of its own that it sends from.
@safe package final class CurlTransport: HTTPTransport {
    /// How long to wait.
    package struct Patience: Sendable {
        /// Bytes a second that a streamed answer must come with, on average over the silence.
        static let leastSpeed: Int64 = 1024

        /// For a connection, and then for the next bytes, in seconds.
        let silence: Int
        /// For an answer that is kept in memory, in seconds; one that is streamed may take as long
        /// as it comes fast enough.
        let whole: Int

        /// So many seconds of silence, and ten times as many for all.
        package init(seconds: Int = 60) {
            silence = seconds
            whole = seconds * 10
        }
    }

    private let connections: OpaquePointer
    private let authorities: String?
    private let patience: Patience

    /// A transport with no connection yet.
    ///
    /// - Parameter authorities: a file with certificates to trust in place of the system's.
    /// - Throws: `HomeserverError.noHTTPLibrary`.
    package init(
        authorities: String? = nil,
        patience: Patience = Patience()
    ) throws(HomeserverError) {
        guard let connections = unsafe http_open() else { throw .noHTTPLibrary }
        unsafe self.connections = connections
        self.authorities = authorities
        self.patience = patience
    }

    deinit { unsafe http_close(connections) }

    package func send(
        _ request: HTTPRequest,
        to server: HTTPAddress,
        _ take: (_ status: Int, Span<UInt8>) throws(HomeserverError) -> Void
    ) throws(HomeserverError) -> HTTPAnswer {
        var transfer = unsafe http_transfer()
        unsafe transfer.is_plain = server.isPlain
        unsafe transfer.is_direct = server.isLoopback
        unsafe transfer.is_alone = request.repetition == .harmful
        unsafe transfer.patience_seconds = Int64(patience.silence)
        unsafe transfer.limit_seconds = request.isStreamed ? 0 : Int64(patience.whole)
        unsafe transfer.least_speed = request.isStreamed ? Patience.leastSpeed : 1
        unsafe transfer.most_bytes = Int64(request.limit)
        var refusal: HomeserverError?
        let outcome = withoutActuallyEscaping(take) { take in
            let sink = AnswerSink(take)
            defer { refusal = sink.refusal }
            return unsafe run(request, server, &transfer, sink)
        }
        if let refusal { throw refusal }
        if outcome == HTTP_TOO_LARGE { throw .answerTooLarge(request.limit) }
        try Self.check(outcome, server.authority, unsafe Self.text(of: transfer.reason))
        return unsafe HTTPAnswer(
            status: Int(transfer.status),
            location: Self.text(of: transfer.location),
            contentType: Self.text(of: transfer.content_type),
            retryAfter: Int(transfer.retry_after)
        )
    }

    private func run(
        _ request: HTTPRequest,
        _ server: HTTPAddress,
        _ transfer: inout http_transfer,
        _ sink: AnswerSink
    ) -> http_outcome {
        unsafe transfer.context = Unmanaged.passUnretained(sink).toOpaque()
        unsafe transfer.take = { context, status, bytes, count in
            guard let context = unsafe context else { return false }
            let sink = unsafe Unmanaged<AnswerSink>.fromOpaque(context).takeUnretainedValue()
            let bytes = unsafe UnsafeBufferPointer(start: bytes, count: count)
            return unsafe sink.take(Int(status), bytes.span)
        }
        let texts = [request.method.rawValue, server.text + request.path].map(Self.terminated)
        let lines = Self.lines(of: request)
        return unsafe Self.lending(texts + (authorities.map { [Self.terminated($0)] } ?? [])) {
            texts in
            unsafe transfer.method = texts[0]
            unsafe transfer.url = texts[1]
            unsafe transfer.authorities = texts[2]
            return unsafe Self.lending(lines) { lines in
                unsafe transfer.headers = lines
                return unsafe Self.lendingBody(of: request) { body in
                    unsafe transfer.body = UnsafeRawPointer(body.baseAddress)
                    unsafe transfer.body_size = Int64(body.count)
                    return unsafe http_transfer(connections, &transfer)
                }
            }
        }
    }

    private static func check(
        _ outcome: http_outcome,
        _ host: String,
        _ reason: String
    ) throws(HomeserverError) {
        switch outcome {
        case HTTP_DONE: return
        case HTTP_UNREACHABLE: throw .unreachable(host, reason: reason)
        case HTTP_TIMED_OUT: throw .timedOut(host)
        case HTTP_UNTRUSTED: throw .untrusted(host, reason: reason)
        case HTTP_BAD_URL: throw .notAnAddress(host)
        default: throw .brokenOff(host, reason: reason)
        }
    }

    /// The header lines, in C's form.
    private static func lines(of request: HTTPRequest) -> [SecretBytes] {
        var lines = ["Accept: application/json", "User-Agent: matrix-recovery", "Expect:"]
        switch request.body {
        case .none: break
        case .json, .secret: lines.append("Content-Type: application/json")
        case .form: lines.append("Content-Type: application/x-www-form-urlencoded")
        }
        let authorization = request.token.map { token in
            SecretBytes(copying: Array("Authorization: Bearer ".utf8)).joined(with: token)
                .joined(with: SecretBytes(copying: [0]))
        }
        return lines.map(terminated) + (authorization.map { [$0] } ?? [])
    }

    private static func terminated(_ text: String) -> SecretBytes {
        SecretBytes(copying: Array(text.utf8) + [0])
    }

    /// Lends texts in C's form, with NULL behind the last one.
    private static func lending(
        _ texts: [SecretBytes],
        _ pointers: [UnsafePointer<CChar>?] = unsafe [],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> http_outcome
    ) -> http_outcome {
        guard let text = texts.first else {
            let all: [UnsafePointer<CChar>?] = unsafe pointers + [nil]
            return unsafe all.withUnsafeBufferPointer { all in
                guard let base = all.baseAddress else { return HTTP_BROKEN_OFF }
                return unsafe body(base)
            }
        }
        return text.withBytes { bytes in
            unsafe bytes.withUnsafeBytes { bytes in
                let text = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                return unsafe lending(Array(texts.dropFirst()), pointers + [text], body)
            }
        }
    }

    private static func lendingBody(
        of request: HTTPRequest,
        _ body: (UnsafeBufferPointer<UInt8>) -> http_outcome
    ) -> http_outcome {
        switch request.body {
        case .none:
            return unsafe body(UnsafeBufferPointer(start: nil, count: 0))
        case .json(let bytes):
            return unsafe bytes.withUnsafeBufferPointer { unsafe body($0) }
        case .secret(let secret), .form(let secret):
            return secret.withBytes { unsafe $0.withUnsafeBufferPointer { unsafe body($0) } }
        }
    }

    private static func text<Tuple>(of characters: Tuple) -> String {
        unsafe withUnsafeBytes(of: characters) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}

/// Takes an answer's pieces, and keeps what made it stop.
private final class AnswerSink {
    private let body: (Int, Span<UInt8>) throws(HomeserverError) -> Void
    private(set) var refusal: HomeserverError?

    init(_ body: @escaping (Int, Span<UInt8>) throws(HomeserverError) -> Void) {
        self.body = body
    }

    func take(_ status: Int, _ bytes: Span<UInt8>) -> Bool {
        do throws(HomeserverError) {
            try body(status, bytes)
            return true
        } catch {
            refusal = error
            return false
        }
    }
}
