#include "tariff_book.h"

// One array for each file below Tariffs/; a test holds this list to the folder.

static const unsigned char beijing_2012_tiers[] = {
#embed "Tariffs/beijing-2012-tiers.json"
};

static const unsigned char beijing_2019_tiers[] = {
#embed "Tariffs/beijing-2019-tiers.json"
};

static const unsigned char guangzhou_2026_tiers[] = {
#embed "Tariffs/guangzhou-2026-tiers.json"
};

static const unsigned char jiangmen_2020_tiers[] = {
#embed "Tariffs/jiangmen-2020-tiers.json"
};

static const unsigned char jiangsu_2021_tiers_tou[] = {
#embed "Tariffs/jiangsu-2021-tiers-tou.json"
};

static const unsigned char jiangsu_2021_tiers[] = {
#embed "Tariffs/jiangsu-2021-tiers.json"
};

static const unsigned char shanghai_2012_tiers_tou[] = {
#embed "Tariffs/shanghai-2012-tiers-tou.json"
};

static const unsigned char zhejiang_2012_tiers_tou[] = {
#embed "Tariffs/zhejiang-2012-tiers-tou.json"
};

static const struct tariff_book_file files[] = {
    {"beijing-2012-tiers.json", beijing_2012_tiers, sizeof beijing_2012_tiers},
    {"beijing-2019-tiers.json", beijing_2019_tiers, sizeof beijing_2019_tiers},
    {"guangzhou-2026-tiers.json", guangzhou_2026_tiers, sizeof guangzhou_2026_tiers},
    {"jiangmen-2020-tiers.json", jiangmen_2020_tiers, sizeof jiangmen_2020_tiers},
    {"jiangsu-2021-tiers-tou.json", jiangsu_2021_tiers_tou, sizeof jiangsu_2021_tiers_tou},
    {"jiangsu-2021-tiers.json", jiangsu_2021_tiers, sizeof jiangsu_2021_tiers},
    {"shanghai-2012-tiers-tou.json", shanghai_2012_tiers_tou, sizeof shanghai_2012_tiers_tou},
    {"zhejiang-2012-tiers-tou.json", zhejiang_2012_tiers_tou, sizeof zhejiang_2012_tiers_tou},
};

size_t tariff_book_file_count(void) { return sizeof files / sizeof files[0]; }

struct tariff_book_file tariff_book_file_at(size_t index) { return files[index]; }
