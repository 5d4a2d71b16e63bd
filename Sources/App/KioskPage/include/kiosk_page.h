// The page's files, inside the program.
#ifndef KIOSK_PAGE_H
#define KIOSK_PAGE_H

#include <stddef.h>

/// One file of the page; the memory is constant and lives as long as the process.
struct kiosk_page_file {
  /// Below the page's folder, such as "js/main.js".
  const char *_Nonnull path;
  const unsigned char *_Nonnull bytes;
  size_t count;
};

size_t kiosk_page_file_count(void);

/// The file at `index`, which is below `kiosk_page_file_count()`.
struct kiosk_page_file kiosk_page_file_at(size_t index);

#endif
