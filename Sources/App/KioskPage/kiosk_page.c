#include "kiosk_page.h"

// Each file below Page stands here twice: once as bytes, once in the table.

static const unsigned char index_html[] = {
#embed "Page/index.html"
};

static const unsigned char app_css[] = {
#embed "Page/app.css"
};

static const unsigned char icon_svg[] = {
#embed "Page/icon.svg"
};

static const unsigned char js_api_js[] = {
#embed "Page/js/api.js"
};

static const unsigned char js_board_js[] = {
#embed "Page/js/board.js"
};

static const unsigned char js_chart_js[] = {
#embed "Page/js/chart.js"
};

static const unsigned char js_dom_js[] = {
#embed "Page/js/dom.js"
};

static const unsigned char js_format_js[] = {
#embed "Page/js/format.js"
};

static const unsigned char js_frame_js[] = {
#embed "Page/js/frame.js"
};

static const unsigned char js_idle_js[] = {
#embed "Page/js/idle.js"
};

static const unsigned char js_lamps_js[] = {
#embed "Page/js/lamps.js"
};

static const unsigned char js_link_js[] = {
#embed "Page/js/link.js"
};

static const unsigned char js_main_js[] = {
#embed "Page/js/main.js"
};

static const unsigned char js_router_js[] = {
#embed "Page/js/router.js"
};

static const unsigned char js_store_js[] = {
#embed "Page/js/store.js"
};

static const unsigned char js_touch_js[] = {
#embed "Page/js/touch.js"
};

static const unsigned char js_words_js[] = {
#embed "Page/js/words.js"
};

static const unsigned char js_views_bill_js[] = {
#embed "Page/js/views/bill.js"
};

static const unsigned char js_views_billresult_js[] = {
#embed "Page/js/views/billresult.js"
};

static const unsigned char js_views_customers_js[] = {
#embed "Page/js/views/customers.js"
};

static const unsigned char js_views_home_js[] = {
#embed "Page/js/views/home.js"
};

static const unsigned char js_views_reading_js[] = {
#embed "Page/js/views/reading.js"
};

static const unsigned char js_views_result_js[] = {
#embed "Page/js/views/result.js"
};

static const unsigned char js_views_billoffer_js[] = {
#embed "Page/js/views/billoffer.js"
};

static const unsigned char js_views_billplan_js[] = {
#embed "Page/js/views/billplan.js"
};

static const unsigned char js_views_trial_js[] = {
#embed "Page/js/views/trial.js"
};

static const struct kiosk_page_file files[] = {
    {"index.html", index_html, sizeof index_html},
    {"app.css", app_css, sizeof app_css},
    {"icon.svg", icon_svg, sizeof icon_svg},
    {"js/api.js", js_api_js, sizeof js_api_js},
    {"js/board.js", js_board_js, sizeof js_board_js},
    {"js/chart.js", js_chart_js, sizeof js_chart_js},
    {"js/dom.js", js_dom_js, sizeof js_dom_js},
    {"js/format.js", js_format_js, sizeof js_format_js},
    {"js/frame.js", js_frame_js, sizeof js_frame_js},
    {"js/idle.js", js_idle_js, sizeof js_idle_js},
    {"js/lamps.js", js_lamps_js, sizeof js_lamps_js},
    {"js/link.js", js_link_js, sizeof js_link_js},
    {"js/main.js", js_main_js, sizeof js_main_js},
    {"js/router.js", js_router_js, sizeof js_router_js},
    {"js/store.js", js_store_js, sizeof js_store_js},
    {"js/touch.js", js_touch_js, sizeof js_touch_js},
    {"js/words.js", js_words_js, sizeof js_words_js},
    {"js/views/bill.js", js_views_bill_js, sizeof js_views_bill_js},
    {"js/views/billresult.js", js_views_billresult_js, sizeof js_views_billresult_js},
    {"js/views/customers.js", js_views_customers_js, sizeof js_views_customers_js},
    {"js/views/home.js", js_views_home_js, sizeof js_views_home_js},
    {"js/views/reading.js", js_views_reading_js, sizeof js_views_reading_js},
    {"js/views/result.js", js_views_result_js, sizeof js_views_result_js},
    {"js/views/billoffer.js", js_views_billoffer_js, sizeof js_views_billoffer_js},
    {"js/views/billplan.js", js_views_billplan_js, sizeof js_views_billplan_js},
    {"js/views/trial.js", js_views_trial_js, sizeof js_views_trial_js},
};

size_t kiosk_page_file_count(void) { return sizeof files / sizeof files[0]; }

struct kiosk_page_file kiosk_page_file_at(size_t index) { return files[index]; }
