#ifndef MATRIX_RECOVERY_CPOSIX_H
#define MATRIX_RECOVERY_CPOSIX_H

// What the C library offers and Swift cannot call: variadic functions, and what shows only with
// _GNU_SOURCE. No header is included, so that no type of the C library is seen through this module.

/// Keeps this process from being traced or dumped by others of the same user.
int posix_set_undumpable(void);

/// rename(2) that fails with EEXIST where the target exists; EINVAL or ENOSYS where the file
/// system or kernel cannot do it.
int posix_rename_without_replacing(const char *from, const char *to);

/// A duplicate of a descriptor, above the standard ones, that child processes do not inherit.
int posix_duplicate(int descriptor);

/// A pipe that child processes do not inherit but by being given an end.
int posix_pipe(int ends[2]);

/// The environment that this process was started with.
char **posix_environment(void);

/// Takes these signals from now on, in whatever thread they arrive, and blocks them in this one and
/// those that it starts; one that is ignored stays so. To be called once. Not 0 when that failed.
int posix_take_signals(const int *signals, int count);

/// Waits, in a thread of its own, until one of these signals has come.
void posix_await_signal(void);

#endif
