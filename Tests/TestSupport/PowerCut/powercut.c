#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "layer.h"

static powercut *layer_of(sqlite3_vfs *vfs) { return vfs->pAppData; }

bool operate(powercut *layer) {
  if (!layer->is_cut && layer->operation_count++ >= layer->end) layer->is_cut = true;
  return !layer->is_cut;
}

void sync_folder(powercut *layer) {
  for (platter *each = layer->files; each; each = each->next) platter_sync_name(each);
}

static platter *find(powercut *layer, const char *path) {
  platter *each = layer->files;
  while (each && strcmp(each->path, path) != 0) each = each->next;
  return each;
}

/// The record of a file that is opened; a file met for the first time is on the disk as it is.
static platter *record(powercut *layer, const char *path, bool existed, sqlite3_file *real) {
  platter *content = find(layer, path);
  if (content) {
    content->is_there = true;
    return content;
  }
  content = platter_create(path, existed);
  if (!content) return NULL;
  content->next = layer->files;
  layer->files = content;
  sqlite3_int64 size = 0;
  if (!existed || real->pMethods->xFileSize(real, &size) != SQLITE_OK || size == 0) return content;
  void *bytes = malloc((size_t)size);
  if (bytes && real->pMethods->xRead(real, bytes, (int)size, 0) == SQLITE_OK
      && platter_write(content, 0, bytes, (size_t)size)) {
    platter_sync(content);
  }
  free(bytes);
  return content;
}

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out) {
  powercut *layer = layer_of(vfs);
  open_file *f = (open_file *)file;
  *f = (open_file){.layer = layer, .real = (sqlite3_file *)(f + 1)};
  if (powercut_is_cut(layer)) return SQLITE_CANTOPEN;
  int existed = 0;
  if (path) layer->real->xAccess(layer->real, path, SQLITE_ACCESS_EXISTS, &existed);
  int code = layer->real->xOpen(layer->real, path, f->real, flags, out);
  if (code != SQLITE_OK) return code;
  f->base.pMethods = &file_methods;
  if (!path || (flags & SQLITE_OPEN_DELETEONCLOSE)) return SQLITE_OK;
  pthread_mutex_lock(&layer->lock);
  f->content = record(layer, path, existed, f->real);
  f->syncs_folder =
      flags & SQLITE_OPEN_CREATE && flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL);
  pthread_mutex_unlock(&layer->lock);
  return f->content ? SQLITE_OK : SQLITE_NOMEM;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int also_folder) {
  powercut *layer = layer_of(vfs);
  int code = SQLITE_IOERR_DELETE;
  pthread_mutex_lock(&layer->lock);
  platter *content = find(layer, path);
  bool remembered = layer->is_cut || !content || platter_delete(content);
  if (operate(layer) && remembered) {
    code = layer->real->xDelete(layer->real, path, 0);
    if (code == SQLITE_OK && also_folder) sync_folder(layer);
  }
  pthread_mutex_unlock(&layer->lock);
  return code;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
  return layer_of(vfs)->real->xAccess(layer_of(vfs)->real, path, flags, result);
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int capacity, char *out) {
  return layer_of(vfs)->real->xFullPathname(layer_of(vfs)->real, path, capacity, out);
}

static int vfs_randomness(sqlite3_vfs *vfs, int count, char *out) {
  return layer_of(vfs)->real->xRandomness(layer_of(vfs)->real, count, out);
}

static int vfs_sleep(sqlite3_vfs *vfs, int microseconds) {
  return layer_of(vfs)->real->xSleep(layer_of(vfs)->real, microseconds);
}

static int vfs_time(sqlite3_vfs *vfs, double *now) {
  return layer_of(vfs)->real->xCurrentTime(layer_of(vfs)->real, now);
}

static int vfs_last_error(sqlite3_vfs *vfs, int capacity, char *out) {
  (void)capacity;
  (void)out;
  return powercut_is_cut(layer_of(vfs)) ? EIO : 0;
}

static int vfs_time_milliseconds(sqlite3_vfs *vfs, sqlite3_int64 *now) {
  return layer_of(vfs)->real->xCurrentTimeInt64(layer_of(vfs)->real, now);
}

powercut *powercut_create(const char *name) {
  powercut *layer = calloc(1, sizeof *layer);
  if (!layer) return NULL;
  layer->real = sqlite3_vfs_find(NULL);
  layer->name = strdup(name);
  layer->end = UINT64_MAX;
  pthread_mutex_init(&layer->lock, NULL);
  pthread_cond_init(&layer->released, NULL);
  if (!layer->real || !layer->name) {
    free(layer->name);
    free(layer);
    return NULL;
  }
  layer->vfs = (sqlite3_vfs){
      .iVersion = 2,
      .szOsFile = (int)sizeof(open_file) + layer->real->szOsFile,
      .mxPathname = layer->real->mxPathname,
      .zName = layer->name,
      .pAppData = layer,
      .xOpen = vfs_open,
      .xDelete = vfs_delete,
      .xAccess = vfs_access,
      .xFullPathname = vfs_full_path,
      .xRandomness = vfs_randomness,
      .xSleep = vfs_sleep,
      .xCurrentTime = vfs_time,
      .xGetLastError = vfs_last_error,
      .xCurrentTimeInt64 = vfs_time_milliseconds,
  };
  sqlite3_vfs_register(&layer->vfs, 0);
  return layer;
}

void powercut_destroy(powercut *layer) {
  sqlite3_vfs_unregister(&layer->vfs);
  while (layer->files) {
    platter *first = layer->files;
    layer->files = first->next;
    platter_destroy(first);
  }
  pthread_cond_destroy(&layer->released);
  pthread_mutex_destroy(&layer->lock);
  free(layer->name);
  free(layer);
}

void powercut_arm(powercut *layer, uint64_t count) {
  pthread_mutex_lock(&layer->lock);
  layer->end = layer->operation_count + count;
  pthread_mutex_unlock(&layer->lock);
}

void powercut_now(powercut *layer) {
  pthread_mutex_lock(&layer->lock);
  layer->is_cut = true;
  pthread_cond_broadcast(&layer->released);
  pthread_mutex_unlock(&layer->lock);
}

bool powercut_is_cut(powercut *layer) {
  pthread_mutex_lock(&layer->lock);
  bool result = layer->is_cut;
  pthread_mutex_unlock(&layer->lock);
  return result;
}

bool powercut_restore(powercut *layer, uint64_t seed) {
  // Nothing, some, half, or nearly all of the unsynced sectors came to the disk.
  static const unsigned chances[] = {0, 32, 128, 240};
  uint64_t random = seed;
  unsigned keep = seed ? chances[random_next(&random) % 4] : 0;
  bool done = true;
  pthread_mutex_lock(&layer->lock);
  for (platter *each = layer->files; each; each = each->next) {
    done = platter_lose(each, keep, &random) && platter_restore(each) && done;
  }
  pthread_mutex_unlock(&layer->lock);
  return done;
}

void powercut_set_full(powercut *layer, bool full) {
  pthread_mutex_lock(&layer->lock);
  layer->is_full = full;
  pthread_mutex_unlock(&layer->lock);
}

void powercut_hold_syncs(powercut *layer, bool hold) {
  pthread_mutex_lock(&layer->lock);
  layer->holds_syncs = hold;
  pthread_cond_broadcast(&layer->released);
  pthread_mutex_unlock(&layer->lock);
}

uint64_t powercut_held_sync_count(powercut *layer) {
  pthread_mutex_lock(&layer->lock);
  uint64_t result = layer->held_sync_count;
  pthread_mutex_unlock(&layer->lock);
  return result;
}

uint64_t powercut_operation_count(powercut *layer) {
  pthread_mutex_lock(&layer->lock);
  uint64_t result = layer->operation_count;
  pthread_mutex_unlock(&layer->lock);
  return result;
}
