/// The settings of `demo`: the whole hall in simulation.
enum DemoSettings {
  static func text(seed: Int) -> String {
    """
    // The settings of the demonstration: every device of the hall is simulated.
    // Change what you like and start the demo again; Docs/Operations.md explains every key.
    {
      "hall": { "name": "电力科普展厅", "utcOffset": "+08:00" },

      // A round over all meters, and the quiet check that tells the customers' state.
      "rounds": { "every": "5m", "health": "30s" },

      // 4320 times faster than life: a month passes in ten minutes.
      "simulation": { "speed": 4320, "seed": \(seed) },

      "lines": [
        { "name": "rs485", "title": "RS-485 直连", "simulated": true, "baud": 2400 },
        {
          "name": "carrier", "title": "电力线载波（经集中器）", "simulated": true, "baud": 2400,
          "concentrator": { "address": "000000000900", "lossPerThousand": 30 },
        },
      ],

      // Each meter names the lines that reach it; rounds take the first.
      "meters": [
        { "address": "000000000001", "name": "1号表", "lines": ["rs485", "carrier"] },
        { "address": "000000000002", "name": "2号表", "lines": ["rs485", "carrier"] },
        { "address": "000000000003", "name": "3号表", "lines": ["carrier", "rs485"] },
        { "address": "000000000004", "name": "4号表", "lines": ["rs485", "carrier"] },
      ],

      "board": {
        "simulated": true,
        "chip": "hall-board",
        "strips": { "A": [0, 1, 2, 3], "B": [4, 5, 6, 7], "C": [8, 9, 10, 11] },
      },

      "customers": [
        {
          "name": "李阿姨家", "phase": "A", "meter": "000000000001", "tariff": "beijing-2012-tiers",
          "lamp": 12,
          "words": { "normal": 13, "arrears": 14, "cutOff": 15, "mayReconnect": 16 },
        },
        {
          "name": "张师傅家", "phase": "B", "meter": "000000000002", "tariff": "jiangsu-2021-tiers-tou",
          "lamp": 17,
          "words": { "normal": 18, "arrears": 19, "cutOff": 20, "mayReconnect": 21 },
        },
        {
          "name": "王老师家", "phase": "C", "meter": "000000000003", "tariff": "beijing-2012-tiers",
          "lamp": 22,
          "words": { "normal": 23, "arrears": 24, "cutOff": 25, "mayReconnect": 26 },
        },
        // This household pays late: it passes from 正常用电 over 欠费 and 停电 to 允许复电 every month.
        {
          "name": "赵先生家", "phase": "A", "meter": "000000000004", "tariff": "jiangsu-2021-tiers-tou",
          "paysLate": true,
          "lamp": 27,
          "words": { "normal": 28, "arrears": 29, "cutOff": 30, "mayReconnect": 31 },
        },
      ],
    }

    """
  }
}
