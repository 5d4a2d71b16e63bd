#include "kiosk_page.h"

static const unsigned char index_html[] = {
#embed "Page/index.html"
};

static const struct kiosk_page_file files[] = {
    {"index.html", index_html, sizeof index_html},
};

size_t kiosk_page_file_count(void) { return sizeof files / sizeof files[0]; }

struct kiosk_page_file kiosk_page_file_at(size_t index) { return files[index]; }
