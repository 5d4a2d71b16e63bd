#define _GNU_SOURCE
#include "platter.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

platter *platter_create(const char *path, bool exists) {
  platter *file = calloc(1, sizeof *file);
  if (!file) return NULL;
  file->path = strdup(path);
  if (!file->path) {
    free(file);
    return NULL;
  }
  file->exists = exists;
  file->is_there = true;
  file->end = &file->changes;
  return file;
}

static void forget_changes(platter *file) {
  while (file->changes) {
    change *first = file->changes;
    file->changes = first->next;
    free(first);
  }
  file->end = &file->changes;
}

void platter_destroy(platter *file) {
  forget_changes(file);
  free(file->bytes);
  free(file->path);
  free(file);
}

static bool remember(platter *file, int kind, uint64_t offset, const void *bytes, size_t count) {
  size_t held = bytes ? count : 0;
  change *added = malloc(sizeof *added + held);
  if (!added) return false;
  *added = (change){.kind = kind, .offset = offset, .count = count};
  if (held) memcpy(added->bytes, bytes, held);
  *file->end = added;
  file->end = &added->next;
  return true;
}

bool platter_write(platter *file, uint64_t offset, const void *bytes, size_t count) {
  return remember(file, change_write, offset, bytes, count);
}

bool platter_truncate(platter *file, uint64_t count) {
  return remember(file, change_truncate, 0, NULL, count);
}

bool platter_delete(platter *file) {
  file->is_there = false;
  return remember(file, change_delete, 0, NULL, 0);
}

/// Makes the file `count` bytes long; what is new is zero.
static bool resize(platter *file, size_t count) {
  if (count > file->capacity) {
    size_t capacity = count * 2;
    unsigned char *grown = realloc(file->bytes, capacity);
    if (!grown) return false;
    file->bytes = grown;
    file->capacity = capacity;
  }
  if (count > file->count) memset(file->bytes + file->count, 0, count - file->count);
  file->count = count;
  return true;
}

static bool put(platter *file, uint64_t offset, const unsigned char *bytes, size_t count) {
  if (offset + count > file->count && !resize(file, offset + count)) return false;
  memcpy(file->bytes + offset, bytes, count);
  return true;
}

static bool apply_whole(platter *file, const change *what) {
  switch (what->kind) {
    case change_write: return put(file, what->offset, what->bytes, what->count);
    case change_truncate: return resize(file, what->count);
    case change_delete:
      file->exists = false;
      return resize(file, 0);
  }
  return false;
}

bool platter_sync(platter *file) {
  for (const change *each = file->changes; each; each = each->next) {
    if (!apply_whole(file, each)) return false;
  }
  forget_changes(file);
  return true;
}

void platter_sync_name(platter *file) {
  const change *deletion = NULL;
  for (const change *each = file->changes; each; each = each->next) {
    if (each->kind == change_delete) deletion = each;
  }
  // What was written before the deletion can never come back.
  for (bool is_before = deletion; is_before;) {
    change *first = file->changes;
    is_before = first != deletion;
    file->changes = first->next;
    free(first);
  }
  if (deletion) file->count = 0;
  if (!file->changes) file->end = &file->changes;
  file->exists = file->is_there;
}

static bool is_kept(unsigned keep, uint64_t *random) { return (random_next(random) & 255) < keep; }

static bool apply_sectors(platter *file, const change *what, unsigned keep, uint64_t *random) {
  for (size_t done = 0; done < what->count;) {
    size_t part = sector_size - (what->offset + done) % sector_size;
    if (part > what->count - done) part = what->count - done;
    if (is_kept(keep, random)) {
      // A file whose data came to the disk is there by name too.
      file->exists = true;
      if (!put(file, what->offset + done, what->bytes + done, part)) return false;
    }
    done += part;
  }
  return true;
}

bool platter_lose(platter *file, unsigned keep, uint64_t *random) {
  for (const change *each = file->changes; each && keep > 0; each = each->next) {
    if (each->kind == change_write) {
      if (!apply_sectors(file, each, keep, random)) return false;
    } else if (is_kept(keep, random) && !apply_whole(file, each)) {
      return false;
    }
  }
  forget_changes(file);
  return true;
}

bool platter_restore(const platter *file) {
  if (!file->exists) {
    unlink(file->path);
    return true;
  }
  int descriptor = open(file->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
  if (descriptor < 0) return false;
  size_t done = 0;
  while (done < file->count) {
    ssize_t written = write(descriptor, file->bytes + done, file->count - done);
    if (written <= 0) break;
    done += (size_t)written;
  }
  close(descriptor);
  return done == file->count;
}

uint64_t random_next(uint64_t *state) {
  uint64_t z = *state += 0x9E3779B97F4A7C15;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
  z = (z ^ z >> 27) * 0x94D049BB133111EB;
  return z ^ z >> 31;
}
