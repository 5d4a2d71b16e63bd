// A firmware's side of the codec: a question is asked and a published answer decoded, from C.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

bool decode_answer(const uint8_t *bytes, int32_t count, uint32_t identifier, int64_t *digits);
int32_t encode_question(uint32_t identifier, uint8_t *out);

int main(void) {
  // From "DLT645-2007 常见报文解析", https://hwhale.com/article/138066: 0.26 kWh, behind noise.
  static const uint8_t answer[] = {0x68, 0x01, 0xFE, 0xFE, 0x68, 0x61, 0x01, 0x00,
                                   0x00, 0x00, 0x00, 0x68, 0x91, 0x08, 0x33, 0x33,
                                   0x34, 0x33, 0x59, 0x33, 0x33, 0x33, 0x8A, 0x16};
  // 68, AA six times, 68, 11, 04, the identifier with 33H on each byte; the sum by hand:
  // 68 + 6 × AA + 68 + 11 + 04 + 33 + 33 + 34 + 33 = 5AE.
  static const uint8_t question[] = {0x68, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0x68,
                                     0x11, 0x04, 0x33, 0x33, 0x34, 0x33, 0xAE, 0x16};
  int64_t digits = 0;
  if (!decode_answer(answer, sizeof answer, 0x00010000, &digits) || digits != 26) {
    fprintf(stderr, "the answer was decoded to %lld instead of 26\n", (long long)digits);
    return 1;
  }
  uint8_t out[256];
  if (encode_question(0x00010000, out) != sizeof question ||
      memcmp(out, question, sizeof question) != 0) {
    fprintf(stderr, "the question is another\n");
    return 1;
  }
  puts("a C program decodes a published answer with it: 26 hundredths of a kWh");
  return 0;
}
