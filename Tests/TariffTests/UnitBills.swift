/// Bills of shops and factories, worked by hand from the price tables: the lines stand above each.
///
/// 100000 kWh with 48432 kvarh is a power factor of 0.90, with 32868 of 0.95, with 61974 of 0.85.
enum UnitBills {
  static let all: [BookBill] = [
    // Purchase 768.94 + 1145.72 + 1153.41 + 692.05, loss 27.29 + 40.66 + 40.93 + 24.56,
    // transmission 1903.00, system 822.73, funds 200.00 + 62.00 + 190.00 = 7071.29.
    // 0.90 against 0.85: 0.5 % less on each line but the funds', together -33.09.
    BookBill(
      "hubei-2026-commercial-tou-10kv", "2026-01",
      ["critical": 1000, "peak": 2000, "flat": 3000, "valley": 4000],
      more: #","reactive":"4843""#, total: "7038.20"),
    // Energy 66502.37 as above by ten and with 0.1263; 1000 kVA x 26.3 = 26300.00.
    // 0.95 against 0.90: 0.75 % less on each line but the funds', together -662.12.
    BookBill(
      "hubei-2026-two-part-10kv", "2026-01",
      ["critical": 10_000, "peak": 20_000, "flat": 40_000, "valley": 30_000],
      more: #","reactive":"32868","capacityKVA":"1000","basis":"capacity""#, total: "92140.25"),
    // 7856.18 + 13093.64 + 16367.04 + 4910.10 + 27215.90 = 69442.86; 500 kW x 51 = 25500.00.
    BookBill(
      "beijing-2024-two-part-10kv", "2024-07",
      ["critical": 10_000, "peak": 20_000, "flat": 40_000, "valley": 30_000],
      more: #","reactive":"48432","capacityKVA":"1000","demandKW":"500","basis":"maximum""#,
      total: "94942.86"),
    // 25500.00 + 81600.00 + 60000.00 + 13680.00, funds 511.88 + 1612.00 + 4940.00 = 187843.88.
    // 260 kWh for each kVA: 500 kW x 36.1 x 0.9 = 16245.00.
    BookBill(
      "guangdong-2026-two-part-10kv", "2026-08",
      ["critical": 20_000, "peak": 80_000, "flat": 100_000, "valley": 60_000],
      more: #","reactive":"125923","capacityKVA":"1000","demandKW":"500","basis":"maximum""#,
      total: "204088.88"),
    // 0.47 floats: 9400 + 15980 + 18800 + 2820 + 470 = 47470; the rest 0.1772 = 17720.
    // 1000 kVA x 24 = 24000.
    BookBill(
      "shandong-2025-two-part-10kv", "2025-01",
      ["critical": 10_000, "peak": 20_000, "flat": 40_000, "valley": 20_000, "deepValley": 10_000],
      more: #","reactive":"48432","capacityKVA":"1000","basis":"capacity""#, total: "89190.00"),
    // 0.40 floats by 2.25, 1.8, 1, 0.4, 0.2: 9000 + 14400 + 16000 + 3200 + 800 = 43400; the rest
    // 0.2252 = 22520; 1000 kVA x 25.5 = 25500.
    BookBill(
      "shanghai-2024-two-part-10kv", "2026-01",
      ["critical": 10_000, "peak": 20_000, "flat": 40_000, "valley": 20_000, "deepValley": 10_000],
      more: #","reactive":"48432","capacityKVA":"1000","basis":"capacity""#, total: "91420.00"),
    // 0.40 floats by 1.74, 1, 0.382, 0.3056: 13920 + 16000 + 4584 + 1222.40 = 35726.40; the rest
    // 22520; 1000 kVA x 24 = 24000.
    BookBill(
      "anhui-2025-two-part-10kv", "2025-10",
      ["peak": 20_000, "flat": 40_000, "valley": 30_000, "deepValley": 10_000],
      more: #","reactive":"48432","capacityKVA":"1000","basis":"capacity""#, total: "82246.40"),
    // 28800 + 12000 + 4200 + 22520 = 67520; 1000 kVA x 32 = 32000; 0.85 against 0.90: 2.5 % more on
    // 97000, all but the funds' 2520.
    BookBill(
      "jiangsu-2025-two-part-10kv", "2026-04",
      ["peak": 40_000, "flat": 30_000, "valley": 30_000],
      more: #","reactive":"61974","capacityKVA":"1000","basis":"capacity""#, total: "101945.00"),
    // 256 + 120 + 42, the rest 0.3052: 305.20.
    BookBill(
      "jiangsu-2025-commercial-tou", "2026-04", ["peak": 400, "flat": 300, "valley": 300],
      total: "723.20"),
    // 39547.76 + 18538.02 + 7044.45 + 14437.30 = 79567.53. Contract 1000 kW, used 1300: 1050 +
    // 2 x 250 = 1550 kW x 38.4 = 59520.00.
    BookBill(
      "chongqing-2025-two-part-10kv", "2025-02",
      ["critical": 0, "peak": 40_000, "flat": 30_000, "valley": 30_000],
      more:
        #","reactive":"48432","capacityKVA":"2000","contractKW":"1000","demandKW":"1300","basis":"contract""#,
      total: "139087.53"),
  ]
}
