#include "tariff_book.h"

// One array for each file below Tariffs/; a test holds this list to the folder.

static const unsigned char anhui_2024_tiers_tou[] = {
#embed "Tariffs/anhui-2024-tiers-tou.json"
};

static const unsigned char anhui_2024_tiers[] = {
#embed "Tariffs/anhui-2024-tiers.json"
};

static const unsigned char anhui_2025_two_part_10kv[] = {
#embed "Tariffs/anhui-2025-two-part-10kv.json"
};

static const unsigned char beijing_2012_shared[] = {
#embed "Tariffs/beijing-2012-shared.json"
};

static const unsigned char beijing_2012_tiers[] = {
#embed "Tariffs/beijing-2012-tiers.json"
};

static const unsigned char beijing_2019_tiers[] = {
#embed "Tariffs/beijing-2019-tiers.json"
};

static const unsigned char beijing_2024_two_part_10kv[] = {
#embed "Tariffs/beijing-2024-two-part-10kv.json"
};

static const unsigned char chongqing_2012_shared_10kv[] = {
#embed "Tariffs/chongqing-2012-shared-10kv.json"
};

static const unsigned char chongqing_2012_shared[] = {
#embed "Tariffs/chongqing-2012-shared.json"
};

static const unsigned char chongqing_2012_tiers_year[] = {
#embed "Tariffs/chongqing-2012-tiers-year.json"
};

static const unsigned char chongqing_2012_tiers[] = {
#embed "Tariffs/chongqing-2012-tiers.json"
};

static const unsigned char chongqing_2023_tiers_tou[] = {
#embed "Tariffs/chongqing-2023-tiers-tou.json"
};

static const unsigned char chongqing_2025_two_part_10kv[] = {
#embed "Tariffs/chongqing-2025-two-part-10kv.json"
};

static const unsigned char fujian_2013_tiers[] = {
#embed "Tariffs/fujian-2013-tiers.json"
};

static const unsigned char guangdong_2025_tiers_tou[] = {
#embed "Tariffs/guangdong-2025-tiers-tou.json"
};

static const unsigned char guangdong_2026_two_part_10kv[] = {
#embed "Tariffs/guangdong-2026-two-part-10kv.json"
};

static const unsigned char guangxi_2016_tiers[] = {
#embed "Tariffs/guangxi-2016-tiers.json"
};

static const unsigned char guangzhou_2026_tiers_tou[] = {
#embed "Tariffs/guangzhou-2026-tiers-tou.json"
};

static const unsigned char guangzhou_2026_tiers[] = {
#embed "Tariffs/guangzhou-2026-tiers.json"
};

static const unsigned char guizhou_2016_tiers[] = {
#embed "Tariffs/guizhou-2016-tiers.json"
};

static const unsigned char hainan_2012_shared[] = {
#embed "Tariffs/hainan-2012-shared.json"
};

static const unsigned char hainan_2012_tiers[] = {
#embed "Tariffs/hainan-2012-tiers.json"
};

static const unsigned char hebei_2012_tiers_10kv[] = {
#embed "Tariffs/hebei-2012-tiers-10kv.json"
};

static const unsigned char hebei_2012_tiers[] = {
#embed "Tariffs/hebei-2012-tiers.json"
};

static const unsigned char hebei_2023_shared_tou_10kv[] = {
#embed "Tariffs/hebei-2023-shared-tou-10kv.json"
};

static const unsigned char hebei_2023_shared_tou[] = {
#embed "Tariffs/hebei-2023-shared-tou.json"
};

static const unsigned char hebei_2023_tiers_tou_10kv[] = {
#embed "Tariffs/hebei-2023-tiers-tou-10kv.json"
};

static const unsigned char hebei_2023_tiers_tou[] = {
#embed "Tariffs/hebei-2023-tiers-tou.json"
};

static const unsigned char heilongjiang_2020_tiers[] = {
#embed "Tariffs/heilongjiang-2020-tiers.json"
};

static const unsigned char henan_2012_tiers[] = {
#embed "Tariffs/henan-2012-tiers.json"
};

static const unsigned char hubei_2012_shared_10kv[] = {
#embed "Tariffs/hubei-2012-shared-10kv.json"
};

static const unsigned char hubei_2012_shared[] = {
#embed "Tariffs/hubei-2012-shared.json"
};

static const unsigned char hubei_2012_tiers_0573[] = {
#embed "Tariffs/hubei-2012-tiers-0573.json"
};

static const unsigned char hubei_2012_tiers[] = {
#embed "Tariffs/hubei-2012-tiers.json"
};

static const unsigned char hubei_2024_shared_tou[] = {
#embed "Tariffs/hubei-2024-shared-tou.json"
};

static const unsigned char hubei_2026_commercial_tou_10kv[] = {
#embed "Tariffs/hubei-2026-commercial-tou-10kv.json"
};

static const unsigned char hubei_2026_two_part_10kv[] = {
#embed "Tariffs/hubei-2026-two-part-10kv.json"
};

static const unsigned char hunan_2012_tiers[] = {
#embed "Tariffs/hunan-2012-tiers.json"
};

static const unsigned char jiangmen_2020_tiers[] = {
#embed "Tariffs/jiangmen-2020-tiers.json"
};

static const unsigned char jiangsu_2012_tiers_tou[] = {
#embed "Tariffs/jiangsu-2012-tiers-tou.json"
};

static const unsigned char jiangsu_2012_tiers[] = {
#embed "Tariffs/jiangsu-2012-tiers.json"
};

static const unsigned char jiangsu_2021_tiers_tou[] = {
#embed "Tariffs/jiangsu-2021-tiers-tou.json"
};

static const unsigned char jiangsu_2021_tiers[] = {
#embed "Tariffs/jiangsu-2021-tiers.json"
};

static const unsigned char jiangsu_2025_commercial_tou[] = {
#embed "Tariffs/jiangsu-2025-commercial-tou.json"
};

static const unsigned char jiangsu_2025_two_part_10kv[] = {
#embed "Tariffs/jiangsu-2025-two-part-10kv.json"
};

static const unsigned char jilin_2012_tiers[] = {
#embed "Tariffs/jilin-2012-tiers.json"
};

static const unsigned char liaoning_2012_tiers[] = {
#embed "Tariffs/liaoning-2012-tiers.json"
};

static const unsigned char qinghai_2013_tiers[] = {
#embed "Tariffs/qinghai-2013-tiers.json"
};

static const unsigned char shaanxi_2012_tiers_tou[] = {
#embed "Tariffs/shaanxi-2012-tiers-tou.json"
};

static const unsigned char shaanxi_2012_tiers[] = {
#embed "Tariffs/shaanxi-2012-tiers.json"
};

static const unsigned char shaanxi_2026_tiers_summer[] = {
#embed "Tariffs/shaanxi-2026-tiers-summer.json"
};

static const unsigned char shaanxi_2026_tiers_tou_summer[] = {
#embed "Tariffs/shaanxi-2026-tiers-tou-summer.json"
};

static const unsigned char shandong_2019_tiers[] = {
#embed "Tariffs/shandong-2019-tiers.json"
};

static const unsigned char shandong_2022_tiers_tou[] = {
#embed "Tariffs/shandong-2022-tiers-tou.json"
};

static const unsigned char shandong_2025_two_part_10kv[] = {
#embed "Tariffs/shandong-2025-two-part-10kv.json"
};

static const unsigned char shanghai_2012_tiers_tou[] = {
#embed "Tariffs/shanghai-2012-tiers-tou.json"
};

static const unsigned char shanghai_2012_tiers[] = {
#embed "Tariffs/shanghai-2012-tiers.json"
};

static const unsigned char shanghai_2024_two_part_10kv[] = {
#embed "Tariffs/shanghai-2024-two-part-10kv.json"
};

static const unsigned char shanxi_2012_tiers[] = {
#embed "Tariffs/shanxi-2012-tiers.json"
};

static const unsigned char sichuan_2021_shared[] = {
#embed "Tariffs/sichuan-2021-shared.json"
};

static const unsigned char sichuan_2021_tiers_tou[] = {
#embed "Tariffs/sichuan-2021-tiers-tou.json"
};

static const unsigned char sichuan_2021_tiers[] = {
#embed "Tariffs/sichuan-2021-tiers.json"
};

static const unsigned char tianjin_2012_tiers[] = {
#embed "Tariffs/tianjin-2012-tiers.json"
};

static const unsigned char zhejiang_2012_shared_10kv[] = {
#embed "Tariffs/zhejiang-2012-shared-10kv.json"
};

static const unsigned char zhejiang_2012_shared_rural_10kv[] = {
#embed "Tariffs/zhejiang-2012-shared-rural-10kv.json"
};

static const unsigned char zhejiang_2012_shared[] = {
#embed "Tariffs/zhejiang-2012-shared.json"
};

static const unsigned char zhejiang_2012_tiers_tou[] = {
#embed "Tariffs/zhejiang-2012-tiers-tou.json"
};

static const unsigned char zhejiang_2012_tiers[] = {
#embed "Tariffs/zhejiang-2012-tiers.json"
};

static const struct tariff_book_file files[] = {
    {"anhui-2024-tiers-tou.json", anhui_2024_tiers_tou, sizeof anhui_2024_tiers_tou},
    {"anhui-2024-tiers.json", anhui_2024_tiers, sizeof anhui_2024_tiers},
    {"anhui-2025-two-part-10kv.json", anhui_2025_two_part_10kv, sizeof anhui_2025_two_part_10kv},
    {"beijing-2012-shared.json", beijing_2012_shared, sizeof beijing_2012_shared},
    {"beijing-2012-tiers.json", beijing_2012_tiers, sizeof beijing_2012_tiers},
    {"beijing-2019-tiers.json", beijing_2019_tiers, sizeof beijing_2019_tiers},
    {"beijing-2024-two-part-10kv.json", beijing_2024_two_part_10kv,
     sizeof beijing_2024_two_part_10kv},
    {"chongqing-2012-shared-10kv.json", chongqing_2012_shared_10kv,
     sizeof chongqing_2012_shared_10kv},
    {"chongqing-2012-shared.json", chongqing_2012_shared, sizeof chongqing_2012_shared},
    {"chongqing-2012-tiers-year.json", chongqing_2012_tiers_year, sizeof chongqing_2012_tiers_year},
    {"chongqing-2012-tiers.json", chongqing_2012_tiers, sizeof chongqing_2012_tiers},
    {"chongqing-2023-tiers-tou.json", chongqing_2023_tiers_tou, sizeof chongqing_2023_tiers_tou},
    {"chongqing-2025-two-part-10kv.json", chongqing_2025_two_part_10kv,
     sizeof chongqing_2025_two_part_10kv},
    {"fujian-2013-tiers.json", fujian_2013_tiers, sizeof fujian_2013_tiers},
    {"guangdong-2025-tiers-tou.json", guangdong_2025_tiers_tou, sizeof guangdong_2025_tiers_tou},
    {"guangdong-2026-two-part-10kv.json", guangdong_2026_two_part_10kv,
     sizeof guangdong_2026_two_part_10kv},
    {"guangxi-2016-tiers.json", guangxi_2016_tiers, sizeof guangxi_2016_tiers},
    {"guangzhou-2026-tiers-tou.json", guangzhou_2026_tiers_tou, sizeof guangzhou_2026_tiers_tou},
    {"guangzhou-2026-tiers.json", guangzhou_2026_tiers, sizeof guangzhou_2026_tiers},
    {"guizhou-2016-tiers.json", guizhou_2016_tiers, sizeof guizhou_2016_tiers},
    {"hainan-2012-shared.json", hainan_2012_shared, sizeof hainan_2012_shared},
    {"hainan-2012-tiers.json", hainan_2012_tiers, sizeof hainan_2012_tiers},
    {"hebei-2012-tiers-10kv.json", hebei_2012_tiers_10kv, sizeof hebei_2012_tiers_10kv},
    {"hebei-2012-tiers.json", hebei_2012_tiers, sizeof hebei_2012_tiers},
    {"hebei-2023-shared-tou-10kv.json", hebei_2023_shared_tou_10kv,
     sizeof hebei_2023_shared_tou_10kv},
    {"hebei-2023-shared-tou.json", hebei_2023_shared_tou, sizeof hebei_2023_shared_tou},
    {"hebei-2023-tiers-tou-10kv.json", hebei_2023_tiers_tou_10kv, sizeof hebei_2023_tiers_tou_10kv},
    {"hebei-2023-tiers-tou.json", hebei_2023_tiers_tou, sizeof hebei_2023_tiers_tou},
    {"heilongjiang-2020-tiers.json", heilongjiang_2020_tiers, sizeof heilongjiang_2020_tiers},
    {"henan-2012-tiers.json", henan_2012_tiers, sizeof henan_2012_tiers},
    {"hubei-2012-shared-10kv.json", hubei_2012_shared_10kv, sizeof hubei_2012_shared_10kv},
    {"hubei-2012-shared.json", hubei_2012_shared, sizeof hubei_2012_shared},
    {"hubei-2012-tiers-0573.json", hubei_2012_tiers_0573, sizeof hubei_2012_tiers_0573},
    {"hubei-2012-tiers.json", hubei_2012_tiers, sizeof hubei_2012_tiers},
    {"hubei-2024-shared-tou.json", hubei_2024_shared_tou, sizeof hubei_2024_shared_tou},
    {"hubei-2026-commercial-tou-10kv.json", hubei_2026_commercial_tou_10kv,
     sizeof hubei_2026_commercial_tou_10kv},
    {"hubei-2026-two-part-10kv.json", hubei_2026_two_part_10kv, sizeof hubei_2026_two_part_10kv},
    {"hunan-2012-tiers.json", hunan_2012_tiers, sizeof hunan_2012_tiers},
    {"jiangmen-2020-tiers.json", jiangmen_2020_tiers, sizeof jiangmen_2020_tiers},
    {"jiangsu-2012-tiers-tou.json", jiangsu_2012_tiers_tou, sizeof jiangsu_2012_tiers_tou},
    {"jiangsu-2012-tiers.json", jiangsu_2012_tiers, sizeof jiangsu_2012_tiers},
    {"jiangsu-2021-tiers-tou.json", jiangsu_2021_tiers_tou, sizeof jiangsu_2021_tiers_tou},
    {"jiangsu-2021-tiers.json", jiangsu_2021_tiers, sizeof jiangsu_2021_tiers},
    {"jiangsu-2025-commercial-tou.json", jiangsu_2025_commercial_tou,
     sizeof jiangsu_2025_commercial_tou},
    {"jiangsu-2025-two-part-10kv.json", jiangsu_2025_two_part_10kv,
     sizeof jiangsu_2025_two_part_10kv},
    {"jilin-2012-tiers.json", jilin_2012_tiers, sizeof jilin_2012_tiers},
    {"liaoning-2012-tiers.json", liaoning_2012_tiers, sizeof liaoning_2012_tiers},
    {"qinghai-2013-tiers.json", qinghai_2013_tiers, sizeof qinghai_2013_tiers},
    {"shaanxi-2012-tiers-tou.json", shaanxi_2012_tiers_tou, sizeof shaanxi_2012_tiers_tou},
    {"shaanxi-2012-tiers.json", shaanxi_2012_tiers, sizeof shaanxi_2012_tiers},
    {"shaanxi-2026-tiers-summer.json", shaanxi_2026_tiers_summer, sizeof shaanxi_2026_tiers_summer},
    {"shaanxi-2026-tiers-tou-summer.json", shaanxi_2026_tiers_tou_summer,
     sizeof shaanxi_2026_tiers_tou_summer},
    {"shandong-2019-tiers.json", shandong_2019_tiers, sizeof shandong_2019_tiers},
    {"shandong-2022-tiers-tou.json", shandong_2022_tiers_tou, sizeof shandong_2022_tiers_tou},
    {"shandong-2025-two-part-10kv.json", shandong_2025_two_part_10kv,
     sizeof shandong_2025_two_part_10kv},
    {"shanghai-2012-tiers-tou.json", shanghai_2012_tiers_tou, sizeof shanghai_2012_tiers_tou},
    {"shanghai-2012-tiers.json", shanghai_2012_tiers, sizeof shanghai_2012_tiers},
    {"shanghai-2024-two-part-10kv.json", shanghai_2024_two_part_10kv,
     sizeof shanghai_2024_two_part_10kv},
    {"shanxi-2012-tiers.json", shanxi_2012_tiers, sizeof shanxi_2012_tiers},
    {"sichuan-2021-shared.json", sichuan_2021_shared, sizeof sichuan_2021_shared},
    {"sichuan-2021-tiers-tou.json", sichuan_2021_tiers_tou, sizeof sichuan_2021_tiers_tou},
    {"sichuan-2021-tiers.json", sichuan_2021_tiers, sizeof sichuan_2021_tiers},
    {"tianjin-2012-tiers.json", tianjin_2012_tiers, sizeof tianjin_2012_tiers},
    {"zhejiang-2012-shared-10kv.json", zhejiang_2012_shared_10kv, sizeof zhejiang_2012_shared_10kv},
    {"zhejiang-2012-shared-rural-10kv.json", zhejiang_2012_shared_rural_10kv,
     sizeof zhejiang_2012_shared_rural_10kv},
    {"zhejiang-2012-shared.json", zhejiang_2012_shared, sizeof zhejiang_2012_shared},
    {"zhejiang-2012-tiers-tou.json", zhejiang_2012_tiers_tou, sizeof zhejiang_2012_tiers_tou},
    {"zhejiang-2012-tiers.json", zhejiang_2012_tiers, sizeof zhejiang_2012_tiers},
};

size_t tariff_book_file_count(void) { return sizeof files / sizeof files[0]; }

struct tariff_book_file tariff_book_file_at(size_t index) { return files[index]; }
