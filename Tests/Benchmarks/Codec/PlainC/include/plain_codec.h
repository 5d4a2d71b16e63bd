// A plain decoder and encoder of DL/T 645-2007 in C, with the checks of the Swift one and nothing
// else: what the benchmark holds that against.
#ifndef PLAIN_CODEC_H
#define PLAIN_CODEC_H

#include <stddef.h>
#include <stdint.h>

// Whom and what a master has asked.
struct plain_request {
  uint8_t address[6];  // A0 first, AAH for any
  uint32_t identifier;
};

struct plain_value {
  int64_t digits;
  int decimals;
};

enum plain_result {
  PLAIN_VALUE,
  PLAIN_ABSENT,
  PLAIN_REFUSED,
  PLAIN_UNFINISHED,
  PLAIN_NO_FRAME,
  PLAIN_DAMAGED,
  PLAIN_FOREIGN,
  PLAIN_MALFORMED,
};

// Judges the bytes from a 68H on; `used` is set to the frame's length where it is whole.
enum plain_result plain_decode(const uint8_t *bytes, size_t count,
                               const struct plain_request *request, struct plain_value *value,
                               size_t *used);

// Writes the read request behind four FEH; gives the byte count.
size_t plain_encode(const struct plain_request *request, uint8_t *out);

// A stream that comes in pieces.
struct plain_stream {
  uint8_t bytes[1024];
  size_t first, end;
};

void plain_append(struct plain_stream *stream, const uint8_t *bytes, size_t count);

// The next answer with a value; 0 until more bytes come.
int plain_next(struct plain_stream *stream, const struct plain_request *request,
               struct plain_value *value);

#endif
