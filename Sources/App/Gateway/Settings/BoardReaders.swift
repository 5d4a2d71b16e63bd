import Hardware
import JSON
import Lights

extension BoardSetting {
  static let segmentLimit = 32

  init(_ value: Value, names: inout SettingsNames) throws(JSONError) {
    var reader = try value.object()
    let isSimulated = try reader.optional("simulated")?.bool() ?? false
    let gpio = reader.optional("gpio")
    switch (gpio, isSimulated) {
    case (let gpio?, false): place = .gpio(try gpio.filledString())
    case (nil, true): place = .simulated
    case (let gpio?, true): throw gpio.unfit("go, or \"simulated\": a board is one or the other")
    case (nil, false):
      throw value.unfit(
        "say where the pins are: \"gpio\": \"/sys/class/gpio\" or \"simulated\": true")
    }
    chip = try reader.required("chip").filledString()
    isActiveLow = try reader.optional("activeLow")?.bool() ?? false
    strips = [:]
    var phases = try reader.required("strips").object()
    for phase in Phase.allCases {
      let list = try phases.required(phase.rawValue).array(of: "pins", upTo: Self.segmentLimit)
      var pins: [PinPlace] = []
      for (index, element) in list.enumerated() {
        let pin = try element.pin(chip: chip)
        try names.claim(pin, for: "segment \(index) of strip \(phase.rawValue)", at: element)
        pins.append(pin)
      }
      strips[phase] = pins
    }
    try phases.finish()
    try reader.finish()
  }
}

extension CustomerSetting {
  init(_ value: Value, chip: String, names: inout SettingsNames) throws(JSONError) {
    var reader = try value.object()
    name = try reader.required("name").string()
    let phaseValue = try reader.required("phase")
    phase = try phaseValue.choice(Phase.self)
    let meterValue = try reader.required("meter")
    meter = try meterValue.known(names.meters, "meter")
    if let other = names.owners.updateValue(name, forKey: meter) {
      throw meterValue.unfit("be another meter: \(meter) is \(other)'s already")
    }
    tariff = try reader.required("tariff").string()
    paysLate = try reader.optional("paysLate")?.bool() ?? false
    let lampValue = try reader.required("lamp")
    lamp = try lampValue.pin(chip: chip)
    try names.claim(lamp, for: "the lamp of \(name)", at: lampValue)
    words = [:]
    var object = try reader.required("words").object()
    for state in CustomerState.allCases {
      let element = try object.required(state.rawValue)
      let pin = try element.pin(chip: chip)
      try names.claim(pin, for: "the word \(state.rawValue) of \(name)", at: element)
      words[state] = pin
    }
    try object.finish()
    try reader.finish()
  }
}
