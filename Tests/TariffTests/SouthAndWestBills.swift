/// Household bills of the centre, the south and the west, worked by hand from the price tables:
/// what is added up stands above each.
enum SouthAndWestBills {
  static let all: [BookBill] = [
    // 200 x 0.4983 = 99.66, 200 x 0.5483 = 109.66, 100 x 0.7983 = 79.83
    BookBill("fujian-2013-tiers", "2026-06", ["total": 500], total: "289.15"),
    // 20 x 0.5469 = 10.94, 280 x 0.5969 = 167.13
    BookBill("shandong-2019-tiers", "2023-06", ["total": 300], before: 2500, total: "178.07"),
    // all of it below 2520 + 1200: 300 x 0.5469
    BookBill(
      "shandong-2019-tiers", "2026-06", ["total": 300], before: 2500, persons: 5, total: "164.07"),
    // 100 x 0.5769 + 100 x 0.3469
    BookBill("shandong-2022-tiers-tou", "2023-01", ["peak": 100, "valley": 100], total: "92.38"),
    // 100 x 0.5769 + 100 x 0.3769
    BookBill("shandong-2022-tiers-tou", "2026-05", ["peak": 100, "valley": 100], total: "95.38"),
    // 60 x 0.56, 40 x 0.61
    BookBill("henan-2012-tiers", "2026-06", ["total": 100], before: 2100, total: "58.00"),
    // 60 x 0.558 = 33.48, 40 x 0.608 = 24.32
    BookBill("hubei-2012-tiers", "2026-06", ["total": 100], before: 2100, total: "57.80"),
    // 60 x 0.573 = 34.38, 40 x 0.623 = 24.92
    BookBill("hubei-2012-tiers-0573", "2026-06", ["total": 100], before: 2100, total: "59.30"),
    // 100 x 0.58
    BookBill("hubei-2012-shared", "2026-06", ["total": 100], total: "58.00"),
    // 100 x 0.57
    BookBill("hubei-2012-shared-10kv", "2026-06", ["total": 100], total: "57.00"),
    // 10 x 0.78 + 20 x 0.68 + 100 x 0.58 + 70 x 0.43
    BookBill(
      "hubei-2024-shared-tou", "2026-06", ["critical": 10, "peak": 20, "flat": 100, "valley": 70],
      total: "109.50"),
    // 180 x 0.588 = 105.84, 270 x 0.638 = 172.26, 50 x 0.888 = 44.40
    BookBill("hunan-2012-tiers", "2024-01", ["total": 500], total: "322.50"),
    // read on 7 June: spring's 180/350; 170 x 0.638 = 108.46, 150 x 0.888 = 133.20
    BookBill("hunan-2012-tiers", "2023-05-07/2023-06-07", ["total": 500], total: "347.50"),
    // 200 x 0.588 = 117.60, 250 x 0.638 = 159.50, 50 x 0.888 = 44.40
    BookBill("hunan-2012-tiers", "2024-02", ["total": 500], total: "321.50"),
    // 200 x 0.588 = 117.60, 150 x 0.638 = 95.70, 150 x 0.888 = 133.20
    BookBill("hunan-2012-tiers", "2026-03", ["total": 500], total: "346.50"),
    // 200 x 0.589 = 117.80, 60 x 0.639 = 38.34
    BookBill("guangzhou-2026-tiers", "2026-01", ["total": 260], total: "156.14"),
    // 98.63 + 58.02 + 22.05, 40 x 0.05 more, funds 2.60
    BookBill(
      "guangzhou-2026-tiers-tou", "2026-05", ["peak": 100, "flat": 100, "valley": 100],
      total: "183.30"),
    // 102.03 + 60.02 + 22.81, 100 x 0.05 more, funds 2.60
    BookBill(
      "guangdong-2025-tiers-tou", "2026-01", ["peak": 100, "flat": 100, "valley": 100],
      total: "192.46"),
    // a real bill: energy 323.53, funds 4.21
    BookBill("jiangmen-2020-tiers", "2020-03", ["total": 487], total: "327.74"),
    // bound 2400: 100 x 0.5283 = 52.83, 200 x 0.5783 = 115.66
    BookBill("guangxi-2016-tiers", "2016-09", ["total": 300], before: 2300, total: "168.49"),
    // bound 2760: 60 x 0.5283 = 31.70, 40 x 0.5783 = 23.13
    BookBill("guangxi-2016-tiers", "2017-09", ["total": 100], before: 2700, total: "54.83"),
    // 220 x 0.6083 = 133.83, 30 x 0.6583 = 19.75
    BookBill("hainan-2012-tiers", "2026-04", ["total": 250], total: "153.58"),
    // 10 taken off: 160 x 0.6083
    BookBill("hainan-2012-tiers", "2026-12", ["total": 170], lowIncome: true, total: "97.33"),
    // 100 x (0.6083 + 0.0212)
    BookBill("hainan-2012-shared", "2026-04", ["total": 100], total: "62.95"),
    // 50 x 0.4556, 50 x 0.5056
    BookBill("guizhou-2016-tiers", "2026-06", ["total": 100], before: 2950, total: "48.06"),
    // 180 x 0.5224 = 94.03, 100 x 0.6224 = 62.24, 20 x 0.8224 = 16.45
    BookBill("sichuan-2021-tiers", "2026-06", ["total": 300], total: "172.72"),
    // 7.84 less
    BookBill("sichuan-2021-tiers", "2026-06", ["total": 300], lowIncome: true, total: "164.88"),
    // 150 x 0.5224 = 78.36, 50 x 0.175 = 8.75, 20 x 0.10 more
    BookBill("sichuan-2021-tiers-tou", "2026-07", ["flat": 150, "valley": 50], total: "89.11"),
    // 150 x 0.5224 = 78.36, 50 x 0.2535 = 12.68, 20 x 0.10 more
    BookBill("sichuan-2021-tiers-tou", "2026-01", ["flat": 150, "valley": 50], total: "93.04"),
    // 100 x 0.5464
    BookBill("sichuan-2021-shared", "2026-06", ["total": 100], total: "54.64"),
    // two months: 400 x 0.52, 400 x 0.57, 100 x 0.82
    BookBill("chongqing-2012-tiers", "2026-01-01/2026-03-01", ["total": 900], total: "518.00"),
    // 100 x 0.52, 100 x 0.57
    BookBill("chongqing-2012-tiers-year", "2026-06", ["total": 200], before: 2300, total: "109.00"),
    // 100 x (0.52 + 0.02)
    BookBill("chongqing-2012-shared", "2026-06", ["total": 100], total: "54.00"),
    // 100 x 0.53
    BookBill("chongqing-2012-shared-10kv", "2026-06", ["total": 100], total: "53.00"),
    // 62 + 52 + 34, 100 x 0.05 more
    BookBill(
      "chongqing-2023-tiers-tou", "2026-06", ["peak": 100, "flat": 100, "valley": 100],
      total: "153.00"),
    // 60 x 0.4983 = 29.90, 40 x 0.5483 = 21.93
    BookBill("shaanxi-2012-tiers", "2026-06", ["total": 100], before: 2100, total: "51.83"),
    // 54.83 + 29.83, 140 x 0.05 more
    BookBill(
      "shaanxi-2012-tiers-tou", "2026-06", ["peak": 100, "valley": 100], before: 2100,
      total: "91.66"),
    // not counted: 500 x 0.4983
    BookBill("shaanxi-2026-tiers-summer", "2026-01", ["total": 500], before: 2400, total: "249.15"),
    // bound 1260: 60 x 0.4983 = 29.90, 40 x 0.5483 = 21.93
    BookBill("shaanxi-2026-tiers-summer", "2026-04", ["total": 100], before: 1200, total: "51.83"),
    // not counted: 54.83 + 29.83
    BookBill(
      "shaanxi-2026-tiers-tou-summer", "2026-01", ["peak": 100, "valley": 100], before: 2400,
      total: "84.66"),
    // 150 x 0.3771 = 56.57, 80 x 0.4271 = 34.17, 20 x 0.6771 = 13.54
    BookBill("qinghai-2013-tiers", "2026-06", ["total": 250], total: "104.28"),
  ]
}
