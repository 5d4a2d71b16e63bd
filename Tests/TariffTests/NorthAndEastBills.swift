/// Household bills of the north and the east, worked by hand from the price tables: what is
/// added up stands above each.
enum NorthAndEastBills {
  static let all: [BookBill] = [
    // 240 x 0.4883 = 117.19, 60 x 0.5383 = 32.30
    BookBill("beijing-2012-tiers", "2026-01", ["total": 300], total: "149.49"),
    // 300 x (0.4883 + 0.022)
    BookBill("beijing-2012-shared", "2026-01", ["total": 300], total: "153.09"),
    // 80 x 0.4883 = 39.06, 120 x 0.5383 = 64.60
    BookBill("beijing-2019-tiers", "2026-06", ["total": 200], before: 2800, total: "103.66"),
    // 240 x 0.49 = 117.60, 260 x 0.54 = 140.40
    BookBill("tianjin-2012-tiers", "2026-06", ["total": 500], before: 2400, total: "258.00"),
    // 160 x 0.52 = 83.20, 240 x 0.57 = 136.80
    BookBill("hebei-2012-tiers", "2026-06", ["total": 400], before: 2000, total: "220.00"),
    // 85 x 0.52, 15 free
    BookBill("hebei-2012-tiers", "2026-06", ["total": 100], lowIncome: true, total: "44.20"),
    // 160 x 0.52 = 83.20, 240 x 0.77 = 184.80
    BookBill("hebei-2012-tiers-10kv", "2026-06", ["total": 400], before: 3200, total: "268.00"),
    // 200 x 0.55 + 100 x 0.30, 240 x 0.05 more
    BookBill(
      "hebei-2023-tiers-tou", "2026-06", ["peak": 200, "valley": 100], before: 2100, total: "152.00"
    ),
    // 200 x 0.50 + 100 x 0.27, 240 x 0.05 more
    BookBill(
      "hebei-2023-tiers-tou-10kv", "2026-06", ["peak": 200, "valley": 100], before: 2100,
      total: "139.00"),
    // 200 x 0.57 + 100 x 0.31
    BookBill("hebei-2023-shared-tou", "2026-06", ["peak": 200, "valley": 100], total: "145.00"),
    // 200 x 0.52 + 100 x 0.28
    BookBill(
      "hebei-2023-shared-tou-10kv", "2026-06", ["peak": 200, "valley": 100], total: "132.00"),
    // 170 x 0.477 = 81.09, 90 x 0.527 = 47.43, 40 x 0.777 = 31.08
    BookBill("shanxi-2012-tiers", "2026-06", ["total": 300], total: "159.60"),
    // 60 x 0.50, 140 x 0.55
    BookBill("liaoning-2012-tiers", "2021-06", ["total": 200], before: 2100, total: "107.00"),
    // bound 2640: 40 x 0.50, 160 x 0.55
    BookBill("liaoning-2012-tiers", "2026-06", ["total": 200], before: 2600, total: "108.00"),
    // 40 x 0.525 = 21, 1080 x 0.575 = 621, 80 x 0.825 = 66
    BookBill("jilin-2012-tiers", "2026-06", ["total": 1200], before: 2000, total: "708.00"),
    // 100 x 0.525 paid, 10 x 0.525 given back
    BookBill("jilin-2012-tiers", "2026-06", ["total": 100], lowIncome: true, total: "47.25"),
    // bounds 2448/3528: 48 x 0.51 = 24.48, 52 x 0.56 = 29.12
    BookBill(
      "heilongjiang-2020-tiers", "2026-06", ["total": 100], before: 2400, persons: 6, total: "53.60"
    ),
    // bounds 2856/3936: 56 x 0.51 = 28.56, 144 x 0.56 = 80.64
    BookBill(
      "heilongjiang-2020-tiers", "2026-06", ["total": 200], before: 2800, persons: 7,
      total: "109.20"),
    // 20 x 0.617 = 12.34, 80 x 0.667 = 53.36
    BookBill("shanghai-2012-tiers", "2026-06", ["total": 100], before: 3100, total: "65.70"),
    // 123.40 + 30.70, 60 above 3120: 40 x 0.06 + 20 x 0.03
    BookBill(
      "shanghai-2012-tiers-tou", "2026-03", ["peak": 200, "valley": 100], before: 2880,
      total: "157.10"),
    // bound 1380: 80 x 0.5283 = 42.26, 220 x 0.5783 = 127.23
    BookBill("jiangsu-2012-tiers", "2012-10", ["total": 300], before: 1300, total: "169.49"),
    // 1380 x 0.5283 = 729.05, 1020 x 0.5783 = 589.87, 100 x 0.8283 = 82.83
    BookBill("jiangsu-2012-tiers", "2012-07-01/2013-01-01", ["total": 2500], total: "1401.75"),
    // bound 2760: 60 x 0.5283 = 31.70, 240 x 0.5783 = 138.79
    BookBill("jiangsu-2012-tiers", "2013-10", ["total": 300], before: 2700, total: "170.49"),
    // 200 x 0.5583 + 100 x 0.3583, 220 x 0.05 more
    BookBill(
      "jiangsu-2012-tiers-tou", "2012-10", ["peak": 200, "valley": 100], before: 1300,
      total: "158.49"),
    // 60 x 0.5283 = 31.70, 40 x 0.5783 = 23.13
    BookBill("jiangsu-2021-tiers", "2026-06", ["total": 100], before: 2700, total: "54.83"),
    // 120 x 0.5583 = 67.00, 80 x 0.3583 = 28.66
    BookBill("jiangsu-2021-tiers-tou", "2026-06", ["peak": 120, "valley": 80], total: "95.66"),
    // 60 x 0.538 = 32.28, 40 x 0.588 = 23.52
    BookBill("zhejiang-2012-tiers", "2026-06", ["total": 100], before: 2700, total: "55.80"),
    // 200 x 0.568 + 100 x 0.288, 240 x 0.05 more
    BookBill(
      "zhejiang-2012-tiers-tou", "2026-06", ["peak": 200, "valley": 100], before: 2700,
      total: "154.40"),
    // 200 x 0.558
    BookBill("zhejiang-2012-shared", "2026-06", ["total": 200], total: "111.60"),
    // 200 x 0.538
    BookBill("zhejiang-2012-shared-10kv", "2026-06", ["total": 200], total: "107.60"),
    // 200 x 0.508
    BookBill("zhejiang-2012-shared-rural-10kv", "2026-06", ["total": 200], total: "101.60"),
    // 160 x 0.5653 = 90.45, 240 x 0.6153 = 147.67
    BookBill("anhui-2024-tiers", "2026-06", ["total": 400], before: 2000, total: "238.12"),
    // bound 3360: 160 x 0.5653 = 90.45, 240 x 0.6153 = 147.67
    BookBill(
      "anhui-2024-tiers", "2026-06", ["total": 400], before: 3200, persons: 5, total: "238.12"),
    // 150 x 0.5953 = 89.30, 100 x 0.3153 = 31.53, 190 x 0.05 more
    BookBill(
      "anhui-2024-tiers-tou", "2026-06", ["peak": 150, "valley": 100], before: 2100,
      total: "130.33"),
  ]
}
