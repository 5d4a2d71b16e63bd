// Counts what the calling thread takes from the heap, by standing before malloc and its kin in any
// program that this is linked into.
#ifndef HEAP_COUNT_H
#define HEAP_COUNT_H

#include <stdbool.h>
#include <stdint.h>

// How often this thread has asked for memory; any number under a sanitizer.
uint64_t heap_count(void);

// False under a sanitizer, which stands before malloc itself.
bool heap_count_works(void);

#endif
