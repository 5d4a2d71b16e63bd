import JSON
import Units

extension BasicCharge {
  init(_ json: Value, hasPowerFactor: Bool) throws(JSONError) {
    var object = try json.object()
    let price: (Value) throws(JSONError) -> PowerPrice = { value throws(JSONError) in
      try value.powerPrice()
    }
    capacity = try object.nullable("capacity").map(price)
    let contractValue = try object.nullable("contract")
    contract = try contractValue.map(price)
    maximum = try object.nullable("maximum").map(price)
    let shareValue = try object.nullable("contractShare")
    contractShare = try shareValue.map { value throws(JSONError) in try value.ratio() }
    let rule = try object.required("overContract")
    overContract = rule.isNull ? nil : try OverContract(rule)
    let discountValue = try object.nullable("discount")
    discount = try discountValue.map(Discount.init)
    daysPerMonth = try object.required("daysPerMonth").integer(in: MonthShare.sizeRange)
    countsForPowerFactor = try object.required("powerFactor").flag(allowed: hasPowerFactor)
    try object.finish()
    if capacity == nil, contract == nil, maximum == nil {
      throw json.unfit("have a price for capacity, contract or maximum")
    }
    if contract != nil, overContract == nil {
      throw rule.unfit("say what an exceeded contract costs, as 'contract' has a price")
    }
    if contract == nil, overContract != nil {
      throw rule.unfit("be null, as 'contract' is null")
    }
    if let shareValue, let contractShare {
      guard contract != nil else { throw shareValue.unfit("be null, as 'contract' is null") }
      guard contractShare <= .one else { throw shareValue.unfit("be at most 1, like \"0.40\"") }
    }
    if let discountValue, contract == nil, maximum == nil {
      throw discountValue.unfit("be null, as it lowers a demand price and there is none")
    }
  }
}

extension BasicCharge.OverContract {
  fileprivate init(_ json: Value) throws(JSONError) {
    var object = try json.object()
    let aboveValue = try object.required("above")
    above = try aboveValue.ratio()
    let timesValue = try object.required("times")
    times = try timesValue.ratio()
    base = try object.required("base").choice(Mark.self)
    excess = try object.required("excess").choice(Mark.self)
    let floorValue = try object.nullable("floor")
    floor = try floorValue?.ratio()
    try object.finish()
    guard above >= .one else { throw aboveValue.unfit("be 1 or more, like \"1.05\"") }
    guard times >= .one else { throw timesValue.unfit("be 1 or more, like \"2\"") }
    if let floorValue, let floor, floor > .one { throw floorValue.unfit("be at most 1") }
  }
}

extension BasicCharge.Discount {
  fileprivate init(_ json: Value) throws(JSONError) {
    var object = try json.object()
    let markValue = try object.required("kWhPerKVA")
    energyPerKilovoltAmpere = try markValue.energy()
    let timesValue = try object.required("times")
    times = try timesValue.ratio()
    try object.finish()
    guard energyPerKilovoltAmpere > .zero else { throw markValue.unfit("be above 0 kWh") }
    guard times <= .one else { throw timesValue.unfit("be at most 1, like \"0.9\"") }
  }
}
