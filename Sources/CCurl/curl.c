#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// What is called of libcurl, by name.
static struct {
    CURLcode (*global_init)(long flags);
    CURL *(*easy_init)(void);
    CURLcode (*easy_setopt)(CURL *easy, CURLoption option, ...);
    CURLcode (*easy_getinfo)(CURL *easy, CURLINFO info, ...);
    const char *(*easy_strerror)(CURLcode code);
    void (*easy_cleanup)(CURL *easy);
    CURLM *(*multi_init)(void);
    CURLMcode (*multi_add_handle)(CURLM *multi, CURL *easy);
    CURLMcode (*multi_remove_handle)(CURLM *multi, CURL *easy);
    CURLMcode (*multi_perform)(CURLM *multi, int *running);
    CURLMcode (*multi_poll)(CURLM *multi, struct curl_waitfd *, unsigned, int timeout, int *ready);
    CURLMsg *(*multi_info_read)(CURLM *multi, int *left);
    CURLMcode (*multi_cleanup)(CURLM *multi);
    struct curl_slist *(*slist_append)(struct curl_slist *list, const char *line);
    void (*slist_free_all)(struct curl_slist *list);
    bool is_there;
} curl;

static void load(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
#define FIND(name) \
    if ((*(void **)&curl.name = dlsym(library, "curl_" #name)) == NULL) return;
    FIND(global_init)
    FIND(easy_init)
    FIND(easy_setopt)
    FIND(easy_getinfo)
    FIND(easy_strerror)
    FIND(easy_cleanup)
    FIND(multi_init)
    FIND(multi_add_handle)
    FIND(multi_remove_handle)
    FIND(multi_perform)
    FIND(multi_poll)
    FIND(multi_info_read)
    FIND(multi_cleanup)
    FIND(slist_append)
    FIND(slist_free_all)
#undef FIND
    curl.is_there = curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

// The macros of curl.h check the types of what is passed, and know these functions by name.
#undef curl_easy_setopt
#undef curl_easy_getinfo

http_connections *http_open(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return curl.is_there ? (http_connections *)curl.multi_init() : NULL;
}

void http_close(http_connections *connections) {
    curl.multi_cleanup((CURLM *)connections);
}

static size_t take(char *bytes, size_t size, size_t count, void *context) {
    struct http_transfer *transfer = context;
    size_t all = size * count;
    long status = 0;
    curl.easy_getinfo((CURL *)transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    bool goes_on = transfer->take(transfer->context, status, (const uint8_t *)bytes, all);
    return goes_on ? all : CURL_WRITEFUNC_ERROR;
}

static bool set(CURL *easy, struct http_transfer *transfer, struct curl_slist *headers) {
    CURLcode code = CURLE_OK;
#define SET(option, value) code = code != CURLE_OK ? code : curl.easy_setopt(easy, option, value)
    SET(CURLOPT_URL, transfer->url);
    SET(CURLOPT_CUSTOMREQUEST, transfer->method);
    SET(CURLOPT_HTTPHEADER, headers);
    SET(CURLOPT_PROTOCOLS_STR, transfer->is_plain ? "http" : "https");
    if (transfer->is_direct) SET(CURLOPT_PROXY, "");
    SET(CURLOPT_PATH_AS_IS, 1L);
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    SET(CURLOPT_FRESH_CONNECT, transfer->is_alone ? 1L : 0L);
    if (transfer->authorities != NULL) {
        SET(CURLOPT_CAINFO, transfer->authorities);
        SET(CURLOPT_CAPATH, NULL);
    }
    if (transfer->body != NULL) {
        SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)transfer->body_size);
        SET(CURLOPT_POSTFIELDS, transfer->body);
    }
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_CONNECTTIMEOUT, (long)transfer->patience_seconds);
    SET(CURLOPT_LOW_SPEED_LIMIT, (long)transfer->least_speed);
    SET(CURLOPT_LOW_SPEED_TIME, (long)transfer->patience_seconds);
    SET(CURLOPT_TIMEOUT, (long)transfer->limit_seconds);
    SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)transfer->most_bytes);
    SET(CURLOPT_BUFFERSIZE, 262144L);
    SET(CURLOPT_WRITEFUNCTION, take);
    SET(CURLOPT_WRITEDATA, transfer);
    SET(CURLOPT_ERRORBUFFER, transfer->reason);
#undef SET
    return code == CURLE_OK;
}

static CURLcode run(CURLM *multi, CURL *easy) {
    if (curl.multi_add_handle(multi, easy) != CURLM_OK) return CURLE_FAILED_INIT;
    CURLcode code = CURLE_FAILED_INIT;
    int running = 1;
    while (running > 0) {
        if (curl.multi_perform(multi, &running) != CURLM_OK) break;
        if (running > 0 && curl.multi_poll(multi, NULL, 0, 1000, NULL) != CURLM_OK) break;
    }
    int left;
    CURLMsg *message;
    while ((message = curl.multi_info_read(multi, &left)) != NULL) {
        if (message->msg == CURLMSG_DONE && message->easy_handle == easy) code = message->data.result;
    }
    curl.multi_remove_handle(multi, easy);
    return code;
}

static void copy(char *to, size_t size, const char *from) {
    if (from == NULL) return;
    strncpy(to, from, size - 1);
    to[size - 1] = 0;
}

static void read_answer(CURL *easy, struct http_transfer *transfer) {
    long status = 0;
    curl_off_t wait = 0;
    char *type = NULL, *location = NULL;
    curl.easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    curl.easy_getinfo(easy, CURLINFO_RETRY_AFTER, &wait);
    curl.easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &type);
    curl.easy_getinfo(easy, CURLINFO_REDIRECT_URL, &location);
    transfer->status = status;
    transfer->retry_after = wait;
    copy(transfer->content_type, sizeof transfer->content_type, type);
    copy(transfer->location, sizeof transfer->location, location);
}

static enum http_outcome outcome(CURLcode code) {
    switch (code) {
    case CURLE_OK:
        return HTTP_DONE;
    case CURLE_WRITE_ERROR:
        return HTTP_STOPPED;
    case CURLE_OPERATION_TIMEDOUT:
        return HTTP_TIMED_OUT;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
        return HTTP_UNREACHABLE;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_USE_SSL_FAILED:
        return HTTP_UNTRUSTED;
    case CURLE_URL_MALFORMAT:
        return HTTP_BAD_URL;
    case CURLE_FILESIZE_EXCEEDED:
        return HTTP_TOO_LARGE;
    default:
        return HTTP_BROKEN_OFF;
    }
}

enum http_outcome http_transfer(http_connections *connections, struct http_transfer *transfer) {
    CURL *easy = curl.easy_init();
    transfer->easy = easy;
    struct curl_slist *headers = NULL;
    bool is_whole = easy != NULL;
    for (const char *const *line = transfer->headers; is_whole && *line != NULL; line++) {
        struct curl_slist *longer = curl.slist_append(headers, *line);
        is_whole = longer != NULL;
        if (is_whole) headers = longer;
    }
    enum http_outcome ended = HTTP_BROKEN_OFF;
    if (is_whole && set(easy, transfer, headers)) {
        CURLcode code = run((CURLM *)connections, easy);
        ended = outcome(code);
        if (transfer->reason[0] == 0) {
            copy(transfer->reason, sizeof transfer->reason, curl.easy_strerror(code));
        }
        read_answer(easy, transfer);
    }
    for (struct curl_slist *line = headers; line != NULL; line = line->next) {
        explicit_bzero(line->data, strlen(line->data));
    }
    curl.slist_free_all(headers);
    if (easy != NULL) curl.easy_cleanup(easy);
    transfer->easy = NULL;
    return ended;
}
