// An SQLite file layer for tests: it knows what was synced, and can lose the rest.
#ifndef POWERCUT_H
#define POWERCUT_H

#include <stdbool.h>
#include <stdint.h>

/// A file layer over the system's own. Every call may come from any thread.
typedef struct powercut powercut;

/// Registers a layer with SQLite under `name`; NULL where that cannot be.
powercut *_Nullable powercut_create(const char *_Nonnull name);

/// Takes the layer back; no file may be open through it any more.
void powercut_destroy(powercut *_Nonnull layer);

/// Lets the power go at the write, cut-back, sync or deletion that follows `count` more of them.
void powercut_arm(powercut *_Nonnull layer, uint64_t count);

/// Lets the power go now: from here on everything fails.
void powercut_now(powercut *_Nonnull layer);

/// Whether the power is gone.
bool powercut_is_cut(powercut *_Nonnull layer);

/// Makes the files what the disk holds after the cut. All of them must have been closed.
///
/// With seed 0 nothing is left of what was not synced. With any other seed each sector that was
/// written since the last sync is kept or lost by chance, in any order, as disks do.
/// Returns false where a file could not be written.
bool powercut_restore(powercut *_Nonnull layer, uint64_t seed);

/// While on, writes answer that the disk is full.
void powercut_set_full(powercut *_Nonnull layer, bool full);

/// While on, a sync does not return. The power's going ends the wait.
void powercut_hold_syncs(powercut *_Nonnull layer, bool hold);

/// How many syncs wait at this moment.
uint64_t powercut_held_sync_count(powercut *_Nonnull layer);

/// Writes, cut-backs, syncs and deletions so far.
uint64_t powercut_operation_count(powercut *_Nonnull layer);

#endif
