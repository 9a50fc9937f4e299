/* Fails chosen writes and syncs below one folder. Loaded with LD_PRELOAD, steered by the test
   through fault_arm: the n-th call from now on fails with that errno (0: half of it is written and
   the next call finds the disk full), every one after it too when sticky. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long counter, target;
static int failure, sticky, cut;

void fault_arm(long n, int error, int stick) {
  counter = 0; target = n; failure = error; sticky = stick; cut = 0;
}
long fault_count(void) { return counter; }

static int watched(int fd) {
  char link[64], path[PATH_MAX];
  const char *folder = getenv("FAULTY_FOLDER");
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0 || !folder) return 0;
  path[n] = 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

static int fails(int fd) {
  if (!watched(fd)) return 0;
  counter++;
  return target && (counter == target || (sticky && counter > target));
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int short_write(size_t *length) {
  if (failure) { errno = failure; return -1; }
  if (cut++) { errno = ENOSPC; return -1; }
  *length = *length / 2 ? *length / 2 : 1;
  target++;
  return 0;
}

ssize_t write(int fd, const void *data, size_t length) {
  if (fails(fd) && short_write(&length)) return -1;
  return REAL(write)(fd, data, length);
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) {
  if (fails(fd) && short_write(&length)) return -1;
  return REAL(pwrite)(fd, data, length, at);
}
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
  if (fails(fd) && short_write(&length)) return -1;
  return REAL(pwrite64)(fd, data, length, at);
}
int fsync(int fd) {
  if (fails(fd)) { errno = failure ? failure : EIO; return -1; }
  return REAL(fsync)(fd);
}
int fdatasync(int fd) {
  if (fails(fd)) { errno = failure ? failure : EIO; return -1; }
  return REAL(fdatasync)(fd);
}
int ftruncate(int fd, off_t length) {
  if (fails(fd)) { errno = failure ? failure : EIO; return -1; }
  return REAL(ftruncate)(fd, length);
}
int ftruncate64(int fd, off64_t length) {
  if (fails(fd)) { errno = failure ? failure : EIO; return -1; }
  return REAL(ftruncate64)(fd, length);
}
