#define _GNU_SOURCE
#include "clinux.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/sysmacros.h>
#include <unistd.h>

int clinux_accept(int listener, struct sockaddr *address, socklen_t *length) {
  return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

int clinux_open_pty(char *path, size_t capacity) {
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (master < 0) return -1;
  int problem = 0;
  if (grantpt(master) != 0 || unlockpt(master) != 0) {
    problem = errno;
  } else {
    problem = ptsname_r(master, path, capacity);
  }
  if (problem == 0) return master;
  close(master);
  errno = problem;
  return -1;
}

unsigned clinux_major(uint64_t device) { return major(device); }

int clinux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int clinux_signal_on_parent_death(int signal) { return prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0); }

int clinux_poll(int descriptor, short wanted, int64_t nanoseconds, short *happened) {
  const int64_t second = 1000000000;
  if (nanoseconds < 0) nanoseconds = 0;
  struct timespec limit = {.tv_sec = nanoseconds / second, .tv_nsec = nanoseconds % second};
  struct pollfd item = {.fd = descriptor, .events = wanted};
  int count = ppoll(&item, 1, &limit, NULL);
  *happened = item.revents;
  return count;
}
