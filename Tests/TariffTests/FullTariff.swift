/// Tariffs that are in order and have every rule, for tests that break one of them.
enum FullTariff {
  /// A household's, with tiers by the year, periods, exceptions and floats.
  static let household = #"""
    {"id": "full", "name": {"zh": "某", "en": "some"}, "place": "某地", "class": "residential",
     "plan": "tiers+tou", "voltage": "<1kV", "versions": [
      {"validFrom": "2024-01-01", "validTo": "2024-12-31",
       "source": {"title": "某通知", "date": "2023-12-01", "grade": "AB"},
       "tiers": {"window": "month",
        "bounds": [{"months": [5, 6, 7, 8, 9, 10], "upTo": ["260", "600"]},
                   {"months": [11, 12, 1, 2, 3, 4], "upTo": ["200", "400"]}],
        "seasonOf": "lastDay", "uncountedMonths": [11, 12], "split": "proRata",
        "largeHousehold": {"persons": 5, "addPerMonth": ["100", "150"], "eachFurther": false}},
       "calendar": {
        "hours": [{"months": [7, 8], "periods": {"peak": ["10:00-22:00"], "valley": ["22:00-10:00"]}},
                  {"months": [1, 2, 3, 4, 5, 6, 9, 10, 11, 12],
                   "periods": {"peak": ["08:00-20:00"], "valley": ["20:00-08:00"]}}],
        "exceptions": [
         {"months": [7], "on": ["mon", "restDay", "spring-festival"], "when": "heat35",
          "periods": {"critical": ["11:00-12:00"]}}],
        "holidays": [{"id": "spring-festival", "name": {"zh": "春节", "en": "Spring Festival"},
                      "days": ["2024-02-10/2024-02-17", "2025-01-28"]}],
        "workdays": ["2024-02-18", "2024-02-04"],
        "triggers": [{"id": "heat35", "name": {"zh": "高温", "en": "heat"}}],
        "floats": {"decimals": 4, "seasons": [{"months": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
         "periods": {"critical": "peak x1.25", "peak": "x1.7", "valley": "-0.25"}}]}},
       "components": [
        {"id": "energy", "name": {"zh": "电度电费", "en": "energy"},
         "price": {"base": "0.6", "adders": ["0.05", "0.30"]}, "floats": true, "lines": "adders",
         "powerFactor": false},
        {"id": "funds", "name": {"zh": "基金", "en": "funds"},
         "price": [{"months": [1, 2, 3, 4, 5, 6], "price": "0.02"},
                   {"months": [7, 8, 9, 10, 11, 12], "price": "-0.03"}],
         "floats": false, "lines": "whole", "powerFactor": false}],
       "freeEnergy": {"perMonth": "15", "as": "money", "money": "7.84"}, "basicCharge": null,
       "powerFactor": null,
       "fixedCharges": [{"id": "meter-fee", "name": {"zh": "表费", "en": "meter"},
                         "perMonth": "5.00", "powerFactor": false}],
       "minimum": {"perMonth": "10.00"}, "rounding": {"to": "0.01", "by": "halfUp"}},
      {"validFrom": "2025-01-01", "validTo": null,
       "source": {"title": "又一通知", "date": "2024-12-01", "grade": "C"},
       "tiers": {"window": "year", "yearStart": "07-01", "partYear": "months",
        "transitional": [{"from": "2025-01-01", "to": "2025-06-30", "bounds": ["1000", "2000"]}],
        "bounds": ["2160", "4200"], "uncountedMonths": null, "split": "inOrder",
        "largeHousehold": null},
       "calendar": {
        "hours": [{"months": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
                   "periods": {"peak": ["08:30-20:00"], "valley": ["20:00-08:30"]}}],
        "exceptions": null, "holidays": null, "workdays": null, "triggers": null, "floats": null},
       "components": [
        {"id": "energy", "name": {"zh": "电度电费", "en": "energy"},
         "price": [{"peak": "0.5", "valley": "0.2"}, {"peak": "0.55", "valley": "0.25"},
                   {"peak": "0.8", "valley": "0.5"}],
         "floats": false, "lines": "byTier", "powerFactor": false}],
       "freeEnergy": null, "basicCharge": null, "powerFactor": null, "fixedCharges": [],
       "minimum": null, "rounding": {"to": "0.01", "by": "down"}}]}
    """#

  /// A large customer's.
  static let industry = #"""
    {"id": "full", "name": {"zh": "某", "en": "some"}, "place": "某地", "class": "industrial",
     "plan": "two-part", "voltage": "1-10kV", "versions": [
      {"validFrom": "2024-01-01", "validTo": null,
       "source": {"title": "某通知", "date": "2023-12-01", "grade": "B"},
       "tiers": null, "calendar": null,
       "components": [
        {"id": "energy", "name": {"zh": "电度电费", "en": "energy"}, "price": "0.6",
         "floats": false, "lines": "whole", "powerFactor": true}],
       "freeEnergy": null,
       "basicCharge": {"capacity": "23", "contract": "32", "maximum": "33",
        "contractShare": "0.40",
        "overContract":
         {"above": "1.05", "times": "2", "base": "limit", "excess": "limit", "floor": "0.95"},
        "discount": {"kWhPerKVA": "260", "times": "0.9"}, "daysPerMonth": 30,
        "powerFactor": true},
       "powerFactor": {"standard": "0.90", "best": "-0.75%", "by": "line"},
       "fixedCharges": [], "minimum": null, "rounding": {"to": "0.01", "by": "halfEven"}}]}
    """#
}
