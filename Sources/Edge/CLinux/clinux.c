#define _GNU_SOURCE
#include "clinux.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
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

int clinux_open_process(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }

int clinux_poll(int descriptor, short wanted, int64_t nanoseconds, short *happened) {
  const int64_t second = 1000000000;
  if (nanoseconds < 0) nanoseconds = 0;
  struct timespec limit = {.tv_sec = nanoseconds / second, .tv_nsec = nanoseconds % second};
  struct pollfd item = {.fd = descriptor, .events = wanted};
  int count = ppoll(&item, 1, &limit, NULL);
  *happened = item.revents;
  return count;
}

// A signal handler reaches nothing but globals; this one only ever holds a descriptor.
static volatile int termination_descriptor = -1;

static void on_termination(int signal) {
  (void)signal;
  const int kept = errno;
  const uint64_t one = 1;
  const ssize_t written = write(termination_descriptor, &one, sizeof one);
  (void)written;
  errno = kept;
}

int clinux_termination_descriptor(void) {
  if (termination_descriptor >= 0) return termination_descriptor;
  const int descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (descriptor < 0) return -1;
  termination_descriptor = descriptor;
  struct sigaction action = {.sa_handler = on_termination, .sa_flags = SA_RESTART};
  sigset_t wanted;
  sigemptyset(&wanted);
  const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    struct sigaction before;
    if (sigaction(signals[i], NULL, &before) != 0) return -1;
    // nohup(1) asks that the end of the terminal be overlooked.
    if (signals[i] == SIGHUP && before.sa_handler == SIG_IGN) continue;
    if (sigaction(signals[i], &action, NULL) != 0) return -1;
    sigaddset(&wanted, signals[i]);
  }
  // Whoever started this process may have left them blocked.
  pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
  return descriptor;
}
