// The kernel calls that Swift's Glibc module lacks.
#ifndef CLINUX_H
#define CLINUX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

/// accept4(2) with SOCK_NONBLOCK and SOCK_CLOEXEC.
int clinux_accept(int listener, struct sockaddr *_Nullable address, socklen_t *_Nullable length);

/// Opens a new pseudo-terminal's master end (posix_openpt, grantpt, unlockpt), close-on-exec and
/// non-blocking, and writes the slave's path; returns the descriptor, or -1 with errno.
int clinux_open_pty(char *_Nonnull path, size_t capacity);

/// The major number of a device, from st_rdev.
unsigned clinux_major(uint64_t device);

/// A pipe whose ends are close-on-exec, read end first. Returns 0, or -1 with errno.
int clinux_pipe(int ends[_Nonnull 2]);

/// A descriptor that becomes readable when the process has ended (pidfd_open(2)), close-on-exec.
/// Returns it, or -1 with errno.
int clinux_open_process(int process);

/// ppoll(2) on one descriptor without a signal mask. `nanoseconds` below 0 count as 0. Returns what
/// ppoll returns and stores what happened in `happened`.
int clinux_poll(int descriptor, short wanted, int64_t nanoseconds, short *_Nonnull happened);

/// A descriptor that becomes readable when SIGINT, SIGTERM or SIGHUP comes, which then no longer
/// ends the process; a SIGHUP that is ignored stays so. The same for all callers: never read or close
/// it. Returns -1 with errno.
int clinux_termination_descriptor(void);

#endif
