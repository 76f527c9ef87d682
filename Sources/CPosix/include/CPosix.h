#ifndef MATRIX_RECOVERY_CPOSIX_H
#define MATRIX_RECOVERY_CPOSIX_H

// What the C library offers and Swift cannot call: variadic functions, and what shows only with
// _GNU_SOURCE. Only headers with types of the
// language are included, so that no type of the C library is seen through this module.

#include <stddef.h>
#include <stdint.h>

/// Keeps this process from being traced or dumped by others of the same user.
int posix_set_undumpable(void);

/// rename(2) that fails with EEXIST where the target exists; EINVAL or ENOSYS where the file
/// system or kernel cannot do it.
int posix_rename_without_replacing(const char *from, const char *to);

/// An empty file in a folder, without a name and for its owner only, to be read and written; -1 where
/// the file system cannot do it.
int posix_open_unnamed(const char *folder);

/// A duplicate of a descriptor, above the standard ones, that child processes do not inherit.
int posix_duplicate(int descriptor);

/// A pipe that child processes do not inherit but by being given an end.
int posix_pipe(int ends[2]);

/// Copies up to `count` bytes of `from`, at `*offset`, which moves on, to where `to` is. 0 at the end;
/// EXDEV, EINVAL, ENOSYS or EOPNOTSUPP where the file systems or the kernel cannot do it.
int64_t posix_copy_range(int from, int64_t *offset, int to, size_t count);

/// The environment that this process was started with.
char **posix_environment(void);

/// Takes these signals from now on, in whatever thread they arrive, and blocks them in this one and
/// those that it starts; one that is ignored stays so. To be called once. Not 0 when that failed.
int posix_take_signals(const int *signals, int count);

/// Waits, in a thread of its own, until one of these signals has come.
void posix_await_signal(void);

#endif
