// The tariff files that come with the program, inside it.
#ifndef TARIFF_BOOK_H
#define TARIFF_BOOK_H

#include <stddef.h>

/// One tariff file; the memory is constant and lives as long as the process.
struct tariff_book_file {
  /// The file's name without a folder, such as "beijing-2012-tiers.json".
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t count;
};

size_t tariff_book_file_count(void);

/// The file at `index`, which is below `tariff_book_file_count()`.
struct tariff_book_file tariff_book_file_at(size_t index);

#endif
