extension BrokenRule {
  static let household = versions + tiers + calendar + floats + prices + charges

  private static let versions = [
    BrokenRule(
      #""validTo": "2024-12-31""#, #""validTo": "2024-12-30""#,
      #"versions[1]: must have the 'validFrom' 2024-12-31, the day after"#, distance: 40),
    BrokenRule(
      #""validTo": "2024-12-31""#, #""validTo": "2025-01-31""#,
      #"versions[1]: must have the 'validFrom' 2025-02-01"#, distance: 40),
    BrokenRule(
      #""validTo": "2024-12-31""#, #""validTo": null"#,
      "versions[1]: must be the only version, or the one before must have a 'validTo'",
      distance: 40),
    BrokenRule(
      #""validTo": "2024-12-31""#, #""validTo": "2023-12-31""#,
      "versions[0].validTo: must not lie before 'validFrom'"),
    BrokenRule(
      #""validFrom": "2025-01-01""#, #""validFrom": "2025-02-29""#, "must be a day of the calendar"),
    BrokenRule(
      #""validFrom": "2025-01-01""#, #""validFrom": "1889-01-01""#, "must be a day of the calendar"),
    BrokenRule(#""grade": "AB""#, #""grade": "AA""#, "each once"),
    BrokenRule(#""grade": "AB""#, #""grade": """#, "one or more of the letters"),
    BrokenRule(#""plan": "tiers+tou""#, #""plan": "two-part""#, #"must be "tiers+tou""#),
    BrokenRule(#""id": "full""#, #""id": "Full""#, "small letters, digits and hyphens"),
    BrokenRule(#""place": "某地""#, #""place": "  ""#, "not empty"),
  ]

  private static let tiers = [
    BrokenRule(#"["260", "600"]"#, #"["600", "260"]"#, "must be above 600 kWh, the bound below"),
    BrokenRule(#"["260", "600"]"#, #"["260", "260"]"#, "must be above 260 kWh"),
    BrokenRule(#"["260", "600"]"#, #"["0", "600"]"#, "must be above 0 kWh"),
    BrokenRule(#"["260", "600"]"#, #"["-1", "600"]"#, "must be from 0 to 1000000000 kWh"),
    BrokenRule(#"["260", "600"]"#, #"["260", "9223372036854775807"]"#, "from 0 to 1000000000 kWh"),
    BrokenRule(#"["260", "600"]"#, #"["260", "99999999999999999999"]"#, "from 0 to 1000000000 kWh"),
    BrokenRule(#"["260", "600"]"#, #"["260.0000001", "600"]"#, "at most 6 decimals"),
    BrokenRule(
      #"["260", "600"]"#, #"["260", "600", "900"]"#, "must hold 3 bounds in every season",
      distance: 1),
    BrokenRule(
      #"["200", "400"]"#, #"["200"]"#, "must hold 2 bounds in every season", distance: 1),
    BrokenRule("[5, 6, 7, 8, 9, 10]", "[5, 6, 7, 8, 9]", "month 10 is missing"),
    BrokenRule(
      "[5, 6, 7, 8, 9, 10]", "[4, 5, 6, 7, 8, 9, 10]", "must not name month 4", distance: 1),
    BrokenRule("[5, 6, 7, 8, 9, 10]", "[5, 6, 7, 8, 9, 13]", "a whole number from 1 to 12"),
    BrokenRule("[5, 6, 7, 8, 9, 10]", "[5, 6, 7, 8, 9, 10, 5]", "must not stand twice"),
    BrokenRule(
      #""window": "month""#, #""window": "year""#,
      "must be one list of kWh, as the window is a year", distance: 1),
    BrokenRule(
      #""uncountedMonths": [11, 12]"#, #""uncountedMonths": [1,2,3,4,5,6,7,8,9,10,11,12]"#,
      "must leave out at least one month"),
    BrokenRule(#""uncountedMonths": [11, 12]"#, #""uncountedMonths": []"#, "at least one month"),
    BrokenRule(#""seasonOf": "lastDay", "#, "", "'seasonOf' is missing", distance: 5),
    BrokenRule(#""split": "proRata""#, #""split": "prorata""#, "did you mean 'proRata'?"),
    BrokenRule(#""persons": 5"#, #""persons": 0"#, "from 1 to 100"),
    BrokenRule(#"["100", "150"]"#, #"["100", "50"]"#, "must not be below 100"),
    BrokenRule(#"["100", "150"]"#, #"["100"]"#, "must hold 2 numbers"),
    BrokenRule(#"["100", "150"]"#, #"["100", "1000001"]"#, "must be at most 1000000 kWh"),
    BrokenRule(#""yearStart": "07-01""#, #""yearStart": "07-29""#, "up to the 28th"),
    BrokenRule(#""yearStart": "07-01""#, #""yearStart": "13-01""#, "up to the 28th"),
    BrokenRule(
      #""yearStart": "07-01""#, #""yearStart": "03-01""#, "must lie in one tier year", distance: 1),
    BrokenRule(
      #""from": "2025-01-01", "to": "2025-06-30""#, #""from": "2025-06-30", "to": "2025-01-01""#,
      "must lie after 'from'"),
    BrokenRule(
      #""from": "2025-01-01", "to": "2025-06-30""#, #""from": "2023-07-01", "to": "2024-06-30""#,
      "must lie in the time from the version's 'validFrom'"),
    BrokenRule(
      #""from": "2025-01-01", "to": "2025-06-30""#, #""from": "2025-01-01", "to": "2026-06-30""#,
      "less than a year after it"),
    BrokenRule(#"["1000", "2000"]"#, #"["1000"]"#, "must hold 2 bounds, as the usual year does"),
  ]

  private static let calendar = [
    BrokenRule(#""valley": ["22:00-10:00"]"#, #""valley": ["22:00-09:30"]"#, "09:30-10:00 belongs"),
    BrokenRule(#""valley": ["22:00-10:00"]"#, #""valley": ["21:30-10:00"]"#, "must not overlap"),
    BrokenRule(#""valley": ["22:00-10:00"]"#, #""valley": ["22:00-10:15"]"#, "on half hours"),
    BrokenRule(#""valley": ["22:00-10:00"]"#, #""valley": ["22:00-22:00"]"#, "on half hours"),
    BrokenRule(#""valley": ["22:00-10:00"]"#, #""valley": ["+8:00-10:00"]"#, "on half hours"),
    BrokenRule(
      #""valley": ["22:00-10:00"]"#, #""valley": ["22:00-10:00"], "flat": []"#, "leave 'flat' out"),
    BrokenRule(
      #"{"peak": ["08:30-20:00"], "valley": ["20:00-08:30"]}"#, #"{"peak": ["00:00-24:00"]}"#,
      "must have at least two periods", distance: 1),
    BrokenRule(
      #"{"months": [7, 8], "periods""#, #"{"months": [7, 9], "periods""#, "must not name month 9",
      distance: 1),
    BrokenRule(#""on": ["mon""#, #""on": ["monday""#, "must be one of sun, mon"),
    BrokenRule(#""on": ["mon""#, #""on": ["restDay""#, "must not stand twice"),
    BrokenRule(#""spring-festival"], "when""#, #""spring"], "when""#, "restDay, spring-festival"),
    BrokenRule(#""when": "heat35""#, #""when": "heat""#, "must be one of heat35"),
    BrokenRule(
      #""when": "heat35""#, #""when": null"#, "none has 'heat35'", distance: 6),
    BrokenRule(
      #""triggers": [{"id": "heat35", "name": {"zh": "高温", "en": "heat"}}]"#, #""triggers": null"#,
      "must be null, as the calendar names none", distance: 6),
    BrokenRule(
      #""on": ["mon", "restDay", "spring-festival"]"#, #""on": ["mon"]"#,
      "none has 'spring-festival'",
      distance: 2),
    BrokenRule(
      #""restDay", "spring-festival"]"#, #""spring-festival"]"#,
      "must be null, as no exception's 'on' has workday or restDay", distance: 4),
    BrokenRule(
      #""on": ["mon", "restDay", "spring-festival"]"#, #""on": []"#, "name at least one day"),
    BrokenRule(
      #""months": [7], "on": ["mon", "restDay", "spring-festival"], "when": "heat35""#,
      #""months": null, "on": null, "when": null"#, "must say when it holds"),
    BrokenRule(
      #""periods": {"critical": ["11:00-12:00"]}"#, #""periods": {}"#, "at least one period"),
    BrokenRule(
      #""2024-02-10/2024-02-17", "2025-01-28""#, #""2025-01-28", "2024-02-10/2024-02-17""#,
      "must lie after the days before it"),
    BrokenRule("2024-02-10/2024-02-17", "2024-02-17/2024-02-10", "or two like"),
    BrokenRule("2024-02-10/2024-02-17", "2024-02-10/2024-12-17", "at most 31 days long"),
    BrokenRule(
      "2024-02-10/2024-02-17", "2024-02-10/2024-02-18", "a day of the holiday", distance: 1),
    BrokenRule(#"["2024-02-18", "#, #"["2024-02-19", "#, "must be a Saturday or a Sunday"),
    BrokenRule(#"["2024-02-18", "#, #"["2024-02-04", "#, "must not stand twice"),
    BrokenRule(#"{"id": "spring-festival""#, #"{"id": "workday""#, "from day words"),
  ]

  private static let floats = [
    BrokenRule(#""peak": "x1.7""#, #""peak": "critical x1.7""#, "build on each other"),
    BrokenRule(#""peak": "x1.7""#, #""peak": "peak x1.7""#, "build on each other"),
    BrokenRule(#""peak": "x1.7""#, #""peak": "flat x1.7""#, "be a factor or an offset"),
    BrokenRule(#""peak": "x1.7""#, #""peak": "1.7""#, "be a factor or an offset"),
    BrokenRule(#""peak": "x1.7""#, #""peak": "x-1.7""#, "be a factor or an offset"),
    BrokenRule(#""peak": "x1.7""#, #""peak": "+-0.1""#, "be a factor or an offset"),
    BrokenRule(#""peak": "x1.7""#, #""peak": "-101%""#, "be a factor or an offset"),
    BrokenRule(#""peak": "x1.7""#, #""peak": "x101""#, "be a factor or an offset"),
    BrokenRule(#""peak": "x1.7""#, #""peak": "x99999999999999999999""#, "be a factor or an offset"),
    BrokenRule(#""peak": "x1.7", "#, "", "'peak' is missing"),
    BrokenRule(
      #""valley": "-0.25""#, #""valley": "-0.75""#, "month 1, tier 1, valley comes to -0.15",
      distance: 5),
    BrokenRule(
      #""critical": "peak x1.25", "peak": "x1.7""#, #""critical": "peak x100", "peak": "x100""#,
      "critical comes to", distance: 5),
    BrokenRule(#""decimals": 4"#, #""decimals": 9"#, "from 0 to 8"),
    BrokenRule(
      #""floats": true"#, #""floats": false"#, "have a price for each period", distance: 2),
    BrokenRule(
      #""base": "0.6""#, #""base": {"critical": "1", "peak": "1", "valley": "1"}"#,
      "must be one price, which the calendar's 'floats' makes"),
  ]

  private static let prices = [
    BrokenRule(
      #"["0.05", "0.30"]"#, #"["0.30", "0.05"]"#, "must not be cheaper than the tier below"),
    BrokenRule(#"["0.05", "0.30"]"#, #"["-0.05", "0.30"]"#, "must be from 0 to 100.00 yuan"),
    BrokenRule(#"["0.05", "0.30"]"#, #"["0.05"]"#, "must hold 2 adders"),
    BrokenRule(#"["0.05", "0.30"]"#, #"["0.05", "99.5"]"#, "tier 3, critical comes to 100.775"),
    BrokenRule(
      #"["0.05", "0.30"]"#, #"["0.05", {"critical": "1", "peak": "1", "valley": "1"}]"#,
      "must have the same periods as the tier below"),
    BrokenRule(
      #""lines": "adders""#, #""lines": "whole""#, #"have the lines "byTier" or "adders""#,
      distance: 3),
    BrokenRule(
      #""price": "-0.03""#, #""price": "-0.9""#, "must add up to 0 yuan per kWh or more",
      distance: 8),
    BrokenRule(#""price": "-0.03""#, #""price": "-101""#, "must be from -100.00 to 100.00"),
    BrokenRule(
      #""price": "-0.03""#, #""price": ["0.1", "0.2", "0.3"]"#, "in every season or in none",
      distance: 3),
    BrokenRule(
      #""price": "-0.03""#, #""price": {"critical": "0", "peak": "0", "valley": "0"}"#,
      "have prices by period in every season or in none", distance: 3),
    BrokenRule(
      #""price": "-0.03""#, #""price": {"peak": "0", "valley": "0"}"#, "'critical' is missing"),
    BrokenRule(
      #"[{"months": [1, 2, 3, 4, 5, 6], "price""#, #"[{"month": [1, 2, 3, 4, 5, 6], "price""#,
      "'months' is missing"),
    BrokenRule("[1, 2, 3, 4, 5, 6], \"price\"", "[1, 2, 3, 4, 5], \"price\"", "month 6 is missing"),
    BrokenRule(
      #""id": "funds""#, #""id": "energy""#, "must differ from the ids of the other components"),
    BrokenRule(#""id": "funds""#, #""id": "meter-fee""#, "the id of a fixed charge", distance: 6),
    BrokenRule(#""id": "funds""#, #""id": "power-factor""#, "a line that bills have anyway"),
    BrokenRule(
      #"{"peak": "0.55", "valley": "0.25"}"#, #"{"peak": "0.55", "valley": "0.1"}"#,
      "must not be cheaper"),
    BrokenRule(#"{"peak": "0.55", "valley": "0.25"}"#, #""0.55""#, "must have the same periods"),
    BrokenRule(
      #"{"peak": "0.55", "valley": "0.25"}"#, #"{"peak": "0.55", "flat": "0.25"}"#,
      "'valley' is missing"),
  ]

  private static let charges = [
    BrokenRule(#""perMonth": "15""#, #""perMonth": "0""#, "must be above 0 kWh"),
    BrokenRule(#""money": "7.84""#, #""money": null"#, "must be a number"),
    BrokenRule(
      #""as": "money""#, #""as": "energy""#,
      "must be null, as the free energy is not given as money"),
    BrokenRule(#""perMonth": "5.00""#, #""perMonth": "-5.00""#, "from 0 to"),
    BrokenRule(#""perMonth": "10.00""#, #""perMonth": "10.000000001""#, "at most 8 decimals"),
    BrokenRule(#""to": "0.01""#, #""to": "0""#, "above 0 and at most 1 yuan"),
    BrokenRule(#""to": "0.01""#, #""to": "2""#, "above 0 and at most 1 yuan"),
    BrokenRule(#""by": "halfUp""#, #""by": "up""#, "one of halfUp, halfEven, down"),
    BrokenRule(
      #""basicCharge": null"#,
      #""basicCharge": {"capacity": "1", "contract": null, "maximum": null, "contractShare": null, "overContract": null, "discount": null, "daysPerMonth": 30, "powerFactor": false}"#,
      "must be null, as a tariff with tiers has no basic charge"),
    BrokenRule(
      #""powerFactor": null"#, #""powerFactor": {"standard": "0.90", "best": null, "by": "sum"}"#,
      "or something must have \"powerFactor\": true", distance: 1),
    BrokenRule(
      #""perMonth": "5.00", "powerFactor": false"#, #""perMonth": "5.00", "powerFactor": true"#,
      "must be false, as the version's 'powerFactor' is null"),
  ]

  static let industry = [
    BrokenRule(
      #""capacity": "23", "contract": "32", "maximum": "33""#,
      #""capacity": null, "contract": null, "maximum": null"#,
      "must have a price for capacity, contract or maximum"),
    BrokenRule(
      #""contract": "32""#, #""contract": null"#, "must be null, as 'contract' is null", distance: 3
    ),
    BrokenRule(
      #"{"above": "1.05", "times": "2", "base": "limit", "excess": "limit", "floor": "0.95"}"#,
      "null", "say what an exceeded contract costs"),
    BrokenRule(
      #""contract": "32", "maximum": "33""#, #""contract": null, "maximum": null"#,
      "must be null, as 'contract' is null", distance: 3),
    BrokenRule(#""contractShare": "0.40""#, #""contractShare": "40""#, "must be at most 1"),
    BrokenRule(#""above": "1.05""#, #""above": "0.95""#, "must be 1 or more"),
    BrokenRule(#""times": "2""#, #""times": "0.5""#, "must be 1 or more"),
    BrokenRule(#""floor": "0.95""#, #""floor": "1.95""#, "must be at most 1"),
    BrokenRule(#""kWhPerKVA": "260""#, #""kWhPerKVA": "0""#, "must be above 0 kWh"),
    BrokenRule(#""times": "0.9""#, #""times": "1.9""#, "must be at most 1"),
    BrokenRule(#""daysPerMonth": 30"#, #""daysPerMonth": 365"#, "from 28 to 31"),
    BrokenRule(#""capacity": "23""#, #""capacity": "9999999""#, "from 0 to 100000.00 yuan"),
    BrokenRule(
      #""capacity": "23""#, #""capacity": "99999999999999999999999""#, "from 0 to 100000.00"),
    BrokenRule(#""best": "-0.75%""#, #""best": "0.75%""#, "from -5% to 0%"),
    BrokenRule(#""best": "-0.75%""#, #""best": "-0.75""#, "from -5% to 0%"),
    BrokenRule(#""standard": "0.90""#, #""standard": "0.95""#, "one of 0.90, 0.85, 0.80"),
    BrokenRule(
      #""price": "0.6""#, #""price": ["0.6", "0.7"]"#,
      "must be one price, as the tariff has no tiers"),
    BrokenRule(
      #""price": "0.6""#, #""price": {"peak": "0.6"}"#, "must be one price, as the calendar is null"
    ),
    BrokenRule(#""price": "0.6""#, #""price": "-0.6""#, "from 0 to 100.00 yuan per kWh"),
    BrokenRule(
      #""price": "0.6""#, #""price": {"base": "0.6", "adders": []}"#,
      "must be one price, as the tariff has no tiers"),
    BrokenRule(
      #""lines": "whole""#, #""lines": "byTier""#, "as the tariff has no tiers", distance: 1),
    BrokenRule(#""floats": false"#, #""floats": true"#, "as the calendar's 'floats' is null"),
    BrokenRule(
      #""plan": "two-part""#, #""plan": "single""#,
      #"must be "two-part", as 'basicCharge' is given"#),
  ]
}
