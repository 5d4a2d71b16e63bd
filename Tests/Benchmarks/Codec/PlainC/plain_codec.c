#include "plain_codec.h"

#include <stdbool.h>
#include <string.h>

struct form {
  int byte_count, decimals;
  bool is_signed;
};

static bool form_of(uint32_t identifier, struct form *form) {
  uint8_t di3 = identifier >> 24, di2 = identifier >> 16, di1 = identifier >> 8, di0 = identifier;
  if (di3 == 0x00) {
    if (di2 > 0x0A || di1 > 63 || di0 > 12) return false;
    *form = (struct form){4, 2, di2 == 0 || di2 == 3 || di2 == 4};
    return true;
  }
  if (di3 != 0x02 || di0 != 0 || di1 > 3) return false;
  if (di1 == 0 && (di2 < 3 || di2 > 6)) return false;
  switch (di2) {
    case 0x01: *form = (struct form){2, 1, false}; return true;
    case 0x02: *form = (struct form){3, 3, true}; return true;
    case 0x03:
    case 0x04:
    case 0x05: *form = (struct form){3, 4, true}; return true;
    case 0x06: *form = (struct form){2, 3, true}; return true;
    default: return false;
  }
}

static enum plain_result frame_of(const uint8_t *bytes, size_t count, size_t *used) {
  if (count > 0 && bytes[0] != 0x68) return PLAIN_NO_FRAME;
  if (count < 8) return PLAIN_UNFINISHED;
  if (bytes[7] != 0x68) return PLAIN_NO_FRAME;
  if (count < 10) return PLAIN_UNFINISHED;
  size_t length = bytes[9];
  if (length > 200) return PLAIN_DAMAGED;
  if (count < length + 12) return PLAIN_UNFINISHED;
  uint8_t sum = 0;
  for (size_t i = 0; i < length + 10; i++) sum += bytes[i];
  if (sum != bytes[length + 10] || bytes[length + 11] != 0x16) return PLAIN_DAMAGED;
  for (int i = 1; i < 7; i++) {
    uint8_t byte = bytes[i];
    if (((byte & 0x0F) > 9 || byte >> 4 > 9) && byte != 0xAA) return PLAIN_DAMAGED;
  }
  *used = length + 12;
  return PLAIN_VALUE;
}

enum plain_result plain_decode(const uint8_t *bytes, size_t count,
                               const struct plain_request *request, struct plain_value *value,
                               size_t *used) {
  enum plain_result result = frame_of(bytes, count, used);
  if (result != PLAIN_VALUE) return result;
  uint8_t control = bytes[8];
  if (!(control & 0x80)) return PLAIN_FOREIGN;
  for (int i = 0; i < 6; i++)
    if (request->address[i] != 0xAA && request->address[i] != bytes[1 + i]) return PLAIN_FOREIGN;
  if ((control & 0x1F) != 0x11 || (control & 0x60) == 0x60) return PLAIN_FOREIGN;
  size_t length = bytes[9];
  if (control & 0x40) return length == 1 ? PLAIN_REFUSED : PLAIN_DAMAGED;
  if (length < 4) return PLAIN_DAMAGED;
  uint32_t identifier = 0;
  for (int i = 3; i >= 0; i--) identifier = identifier << 8 | (uint8_t)(bytes[10 + i] - 0x33);
  if (identifier != request->identifier) return PLAIN_FOREIGN;
  struct form form;
  if (!form_of(identifier, &form) || length - 4 != (size_t)form.byte_count) return PLAIN_MALFORMED;
  const uint8_t *data = bytes + 14;
  bool is_absent = true, is_negative = false;
  int64_t digits = 0;
  bool is_decimal = true;
  for (int i = form.byte_count - 1; i >= 0; i--) {
    uint8_t byte = data[i] - 0x33;
    if (byte != 0xFF) is_absent = false;
    if (form.is_signed && i == form.byte_count - 1) {
      is_negative = byte & 0x80;
      byte &= 0x7F;
    }
    if ((byte & 0x0F) > 9 || byte >> 4 > 9) is_decimal = false;
    digits = digits * 100 + (byte >> 4) * 10 + (byte & 0x0F);
  }
  if (is_absent) return PLAIN_ABSENT;
  if (!is_decimal) return PLAIN_MALFORMED;
  value->digits = is_negative ? -digits : digits;
  value->decimals = form.decimals;
  return PLAIN_VALUE;
}

size_t plain_encode(const struct plain_request *request, uint8_t *out) {
  uint8_t *byte = out;
  for (int i = 0; i < 4; i++) *byte++ = 0xFE;
  *byte++ = 0x68;
  for (int i = 0; i < 6; i++) *byte++ = request->address[i];
  *byte++ = 0x68;
  *byte++ = 0x11;
  *byte++ = 4;
  for (int i = 0; i < 4; i++) *byte++ = (uint8_t)(request->identifier >> (8 * i)) + 0x33;
  uint8_t sum = 0;
  for (const uint8_t *summed = out + 4; summed < byte; summed++) sum += *summed;
  *byte++ = sum;
  *byte++ = 0x16;
  return byte - out;
}

void plain_append(struct plain_stream *stream, const uint8_t *bytes, size_t count) {
  if (stream->first == stream->end) stream->first = stream->end = 0;
  if (stream->end + count > sizeof stream->bytes) {
    memmove(stream->bytes, stream->bytes + stream->first, stream->end - stream->first);
    stream->end -= stream->first;
    stream->first = 0;
  }
  memcpy(stream->bytes + stream->end, bytes, count);
  stream->end += count;
}

int plain_next(struct plain_stream *stream, const struct plain_request *request,
               struct plain_value *value) {
  while (stream->first < stream->end) {
    if (stream->bytes[stream->first] != 0x68) {
      stream->first++;
      continue;
    }
    size_t used;
    enum plain_result result = plain_decode(
        stream->bytes + stream->first, stream->end - stream->first, request, value, &used);
    if (result == PLAIN_UNFINISHED) return 0;
    if (result == PLAIN_NO_FRAME || result == PLAIN_DAMAGED) {
      stream->first++;
      continue;
    }
    stream->first += used;
    if (result == PLAIN_VALUE) return 1;
  }
  return 0;
}
