extension ItemField {
  var name: ItemName {
    switch self {
    case .begin: ItemName("发生时刻", "when it began")
    case .end: ItemName("结束时刻", "when it ended")
    case .operatorCode: ItemName("操作者代码", "operator code")
    case .identifier(let place): ItemName("数据标识\(place)", "identifier \(place)")
    case .clockBefore: ItemName("校时前时间", "clock before")
    case .clockAfter: ItemName("校时后时间", "clock after")
    case .count, .demandCount: ItemName("总次数", "count")
    case .duration: ItemName("总累计时间", "time in all")
    case .register(let item, let relation):
      relation.applied(to: Catalogue.registerName(DataIdentifier(rawValue: item)))
    case .occurrence(let item, let relation):
      relation.applied(to: Catalogue.registerName(DataIdentifier(rawValue: item))).occurrence
    case .unbalance: ItemName("最大不平衡率", "greatest unbalance")
    case .ampereHours(let phase):
      phase == 0 ? ItemName("期间总安时数", "ampere hours in all") : Self.of(phase, "安时数", "ampere hours")
    case .voltage(let part): part.name
    case .frozen: ItemName("冻结时间", "when frozen")
    case .load(let part): part.name
    case .rest: ItemName("其余数据", "the rest, not known")
    }
  }

  /// Whose count or time it is, in front of what is counted; nothing for the whole meter's.
  var owner: ItemName {
    switch self {
    case .count(let phase), .duration(let phase): .phase(phase)
    case .demandCount(let kind):
      EnergyKind(kind).map { ItemName($0.name.zh, "\($0.name.en) ") } ?? .none
    default: .none
    }
  }

  private static func of(_ phase: UInt8, _ zh: String, _ en: String) -> ItemName {
    ItemName("\(ItemName.phase(phase).zh)\(zh)", "\(ItemName.phase(phase).en)\(en)")
  }
}

extension ItemName {
  /// The time at which the demand of this name occurred.
  var occurrence: ItemName { ItemName("\(zh)发生时间", "\(en), when") }
}

extension ItemField.Relation {
  fileprivate func applied(to name: ItemName) -> ItemName {
    switch self {
    case .then: name
    case .gained: ItemName("期间\(name.zh)增量", "\(name.en), gained")
    case .atBegin: ItemName("发生时刻\(name.zh)", "\(name.en), at the beginning")
    case .atEnd: ItemName("结束时刻\(name.zh)", "\(name.en), at the end")
    case .before: ItemName("发生前\(name.zh)", "\(name.en), before")
    case .after: ItemName("发生后\(name.zh)", "\(name.en), after")
    }
  }
}

extension ItemField.VoltageStatistic {
  fileprivate var name: ItemName {
    switch self {
    case .watched: ItemName("电压监测时间", "time watched")
    case .inLimits: ItemName("电压合格率", "share within the limits")
    case .offLimits: ItemName("电压超限率", "share off the limits")
    case .aboveLimit: ItemName("电压超上限时间", "time above the upper limit")
    case .belowLimit: ItemName("电压超下限时间", "time below the lower limit")
    case .highest: ItemName("最高电压", "highest voltage")
    case .highestAt: ItemName("最高电压出现时间", "highest voltage, when")
    case .lowest: ItemName("最低电压", "lowest voltage")
    case .lowestAt: ItemName("最低电压出现时间", "lowest voltage, when")
    }
  }
}

extension ItemField.LoadPart {
  fileprivate var name: ItemName {
    switch self {
    case .head: ItemName("起始码", "head")
    case .length: ItemName("字节数", "length")
    case .time: ItemName("存储时间", "time")
    case .checksum: ItemName("累加校验和", "sum")
    case .end: ItemName("结束码", "end")
    }
  }
}
