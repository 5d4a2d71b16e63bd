// What the disk holds of one file for certain, and what was done to the file since.
#ifndef PLATTER_H
#define PLATTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A power cut keeps or loses this much at a time.
enum { sector_size = 512 };

typedef struct change {
  struct change *next;
  enum { change_write, change_truncate, change_delete } kind;
  uint64_t offset;
  size_t count;
  unsigned char bytes[];
} change;

typedef struct platter {
  struct platter *next;
  char *path;
  /// Whether the file's name is on the disk.
  bool exists;
  /// Whether the running system sees the file.
  bool is_there;
  unsigned char *bytes;
  size_t count;
  size_t capacity;
  /// Not synced yet, oldest first.
  change *changes;
  change **end;
} platter;

/// An empty file on the disk, or one that is not there; NULL without memory.
platter *platter_create(const char *path, bool exists);
void platter_destroy(platter *file);

/// Remember a change that is not synced; false without memory.
bool platter_write(platter *file, uint64_t offset, const void *bytes, size_t count);
bool platter_truncate(platter *file, uint64_t count);
bool platter_delete(platter *file);

/// Puts all changes of the content on the disk; false without memory.
bool platter_sync(platter *file);

/// Puts on the disk whether the file is there at all, as a sync of its folder does.
void platter_sync_name(platter *file);

/// Loses the changes, or with `keep` above 0 all but `keep` of 256 sectors, drawn from `random`.
bool platter_lose(platter *file, unsigned keep, uint64_t *random);

/// Makes the real file what the disk holds.
bool platter_restore(const platter *file);

/// SplitMix64.
uint64_t random_next(uint64_t *state);

#endif
