#define _GNU_SOURCE

#include "CPosix.h"

#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <unistd.h>

int posix_set_undumpable(void) {
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

int posix_rename_without_replacing(const char *from, const char *to) {
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}

int posix_open_unnamed(const char *folder) {
    return open(folder, O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
}

int posix_duplicate(int descriptor) {
    return fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
}

int posix_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}

int64_t posix_copy_range(int from, int64_t *offset, int to, size_t count) {
    off_t position = *offset;
    ssize_t copied = copy_file_range(from, &position, to, NULL, count, 0);
    *offset = position;
    return copied;
}

char **posix_environment(void) {
    return environ;
}

static sem_t taken;

// Only what is safe in a signal handler: sem_post is, and it may set errno.
static void take(int signal) {
    (void)signal;
    int number = errno;
    sem_post(&taken);
    errno = number;
}

int posix_take_signals(const int *signals, int count) {
    if (sem_init(&taken, 0, 0) != 0) return -1;
    sigset_t blocked;
    sigemptyset(&blocked);
    struct sigaction action = {.sa_handler = take, .sa_flags = SA_RESTART};
    sigfillset(&action.sa_mask);
    for (int index = 0; index < count; index++) {
        struct sigaction before;
        if (sigaction(signals[index], NULL, &before) != 0) return -1;
        if (before.sa_handler == SIG_IGN) continue;
        if (sigaction(signals[index], &action, NULL) != 0) return -1;
        sigaddset(&blocked, signals[index]);
    }
    return pthread_sigmask(SIG_BLOCK, &blocked, NULL);
}

void posix_await_signal(void) {
    sigset_t none;
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, NULL);
    while (sem_wait(&taken) != 0) {}
}
