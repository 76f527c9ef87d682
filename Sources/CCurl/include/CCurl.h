#ifndef MATRIX_RECOVERY_CCURL_H
#define MATRIX_RECOVERY_CCURL_H

// libcurl as one call a transfer: its own are variadic. It is loaded with the first connection, since
// it brings some thirty libraries, which every start would load, and most commands do not need.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Connections to servers, kept open between transfers. One thread at a time uses it.
typedef struct http_connections http_connections;

/// One request, and what came of it.
struct http_transfer {
    const char *method;
    const char *url;
    /// Lines as `Name: value`, ended by NULL.
    const char *const *headers;
    /// What is sent, or NULL.
    const void *body;
    int64_t body_size;
    /// A file with certificates to trust in place of the system's, or NULL.
    const char *authorities;
    /// Whether `http` is spoken; only `https` otherwise.
    bool is_plain;
    /// Whether no proxy stands in between, whatever the environment says.
    bool is_direct;
    /// Whether it has a connection of its own: on one that was kept, and is gone before an answer came,
    /// libcurl sends a request once more by itself.
    bool is_alone;
    /// How long to wait for the connection, and how long the answer may come slower than it must.
    int64_t patience_seconds;
    /// The bytes a second that the answer must come with.
    int64_t least_speed;
    /// The most bytes that an answer may say it has.
    int64_t most_bytes;
    /// How long all of it may take; 0 for as long as it goes on.
    int64_t limit_seconds;
    /// Takes the next bytes of the answer's body; false ends the transfer.
    bool (*take)(void *context, int64_t status, const uint8_t *bytes, size_t count);
    void *context;
    /// libcurl's own, while the transfer goes on.
    void *easy;

    /// The status, 0 where none came.
    int64_t status;
    /// The seconds that `Retry-After` names, 0 without.
    int64_t retry_after;
    /// The answer's `Content-Type` and, for a redirection, where it leads; cut where too long.
    char content_type[128];
    char location[1024];
    /// What went wrong, in libcurl's words.
    char reason[256];
};

/// How a transfer ended.
enum http_outcome {
    HTTP_DONE,
    /// `take` did not want more.
    HTTP_STOPPED,
    /// There is no such host, or nothing answers there.
    HTTP_UNREACHABLE,
    HTTP_TIMED_OUT,
    /// The server's certificate, or the encryption, is not what it must be.
    HTTP_UNTRUSTED,
    /// The connection ended before the answer did, or the answer is no HTTP.
    HTTP_BROKEN_OFF,
    /// The URL is none.
    HTTP_BAD_URL,
    /// The answer says that it has more bytes than it may.
    HTTP_TOO_LARGE,
};

/// NULL where there is no libcurl, or no memory.
http_connections *http_open(void);
void http_close(http_connections *connections);
enum http_outcome http_transfer(http_connections *connections, struct http_transfer *transfer);

#endif
