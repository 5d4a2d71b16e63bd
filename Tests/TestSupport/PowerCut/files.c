#include "layer.h"

static open_file *opened(sqlite3_file *file) { return (open_file *)file; }

static int file_close(sqlite3_file *file) {
  return opened(file)->real->pMethods->xClose(opened(file)->real);
}

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  open_file *f = opened(file);
  if (powercut_is_cut(f->layer)) return SQLITE_IOERR_READ;
  return f->real->pMethods->xRead(f->real, bytes, count, offset);
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  open_file *f = opened(file);
  powercut *layer = f->layer;
  int code = SQLITE_IOERR_WRITE;
  pthread_mutex_lock(&layer->lock);
  // The write at which the power goes may still have reached the disk, so it is remembered first.
  bool remembered = layer->is_cut || layer->is_full || !f->content
                    || platter_write(f->content, (uint64_t)offset, bytes, (size_t)count);
  if (operate(layer) && remembered) {
    code = layer->is_full ? SQLITE_FULL : f->real->pMethods->xWrite(f->real, bytes, count, offset);
  }
  pthread_mutex_unlock(&layer->lock);
  return code;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 count) {
  open_file *f = opened(file);
  int code = SQLITE_IOERR_TRUNCATE;
  pthread_mutex_lock(&f->layer->lock);
  bool remembered =
      f->layer->is_cut || !f->content || platter_truncate(f->content, (uint64_t)count);
  if (operate(f->layer) && remembered) code = f->real->pMethods->xTruncate(f->real, count);
  pthread_mutex_unlock(&f->layer->lock);
  return code;
}

/// The real sync is left out: what it would do for the machine is not what is tested.
static int file_sync(sqlite3_file *file, int flags) {
  open_file *f = opened(file);
  powercut *layer = f->layer;
  (void)flags;
  pthread_mutex_lock(&layer->lock);
  layer->held_sync_count++;
  while (layer->holds_syncs && !layer->is_cut) pthread_cond_wait(&layer->released, &layer->lock);
  layer->held_sync_count--;
  bool done = operate(layer) && (!f->content || platter_sync(f->content));
  if (done && f->syncs_folder) {
    sync_folder(layer);
    f->syncs_folder = false;
  }
  pthread_mutex_unlock(&layer->lock);
  return done ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
  open_file *f = opened(file);
  if (powercut_is_cut(f->layer)) return SQLITE_IOERR_FSTAT;
  return f->real->pMethods->xFileSize(f->real, size);
}

static int file_lock(sqlite3_file *file, int level) {
  return opened(file)->real->pMethods->xLock(opened(file)->real, level);
}

static int file_unlock(sqlite3_file *file, int level) {
  return opened(file)->real->pMethods->xUnlock(opened(file)->real, level);
}

static int file_check_lock(sqlite3_file *file, int *result) {
  return opened(file)->real->pMethods->xCheckReservedLock(opened(file)->real, result);
}

static int file_control(sqlite3_file *file, int what, void *argument) {
  return opened(file)->real->pMethods->xFileControl(opened(file)->real, what, argument);
}

static int file_sector_size(sqlite3_file *file) {
  return opened(file)->real->pMethods->xSectorSize(opened(file)->real);
}

static int file_characteristics(sqlite3_file *file) {
  return opened(file)->real->pMethods->xDeviceCharacteristics(opened(file)->real);
}

static int file_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **map) {
  return opened(file)->real->pMethods->xShmMap(opened(file)->real, page, size, extend, map);
}

static int file_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
  return opened(file)->real->pMethods->xShmLock(opened(file)->real, offset, count, flags);
}

static void file_shm_barrier(sqlite3_file *file) {
  opened(file)->real->pMethods->xShmBarrier(opened(file)->real);
}

static int file_shm_unmap(sqlite3_file *file, int remove) {
  return opened(file)->real->pMethods->xShmUnmap(opened(file)->real, remove);
}

// Version 2: no xFetch, so SQLite never maps a file and every byte passes here.
const sqlite3_io_methods file_methods = {
    2, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock,
    file_unlock, file_check_lock, file_control, file_sector_size, file_characteristics,
    file_shm_map, file_shm_lock, file_shm_barrier, file_shm_unmap, NULL, NULL};
