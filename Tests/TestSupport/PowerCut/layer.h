// A layer's state, shared by its two halves: the SQLite file layer and its open files.
#ifndef LAYER_H
#define LAYER_H

#include <pthread.h>
#include <sqlite3.h>

#include "platter.h"
#include "powercut.h"

struct powercut {
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  char *name;
  /// Stands before all that follows.
  pthread_mutex_t lock;
  pthread_cond_t released;
  platter *files;
  bool is_cut;
  bool is_full;
  bool holds_syncs;
  uint64_t held_sync_count;
  uint64_t operation_count;
  /// The power goes when the count reaches this.
  uint64_t end;
};

typedef struct {
  sqlite3_file base;
  powercut *layer;
  /// NULL for temporary files, which no cut concerns.
  platter *content;
  /// Whether the next sync also syncs the folder: SQLite's unix layer does so at the first sync of
  /// each journal and log that it opened, because it may have created it.
  bool syncs_folder;
  /// In the same piece of memory, behind this.
  sqlite3_file *real;
} open_file;

/// What SQLite may do with an open file of a layer.
extern const sqlite3_io_methods file_methods;

/// Puts on the disk which files there are. With the lock held.
void sync_folder(powercut *layer);

/// Counts an operation; false where the power is gone or goes now. With the lock held.
bool operate(powercut *layer);

#endif
