import JSON

/// Every way to break one place of a tariff file, so that it must be refused.
///
/// Left out is what makes another tariff that is in order: a fund less, a month less that does not
/// count, an exception less.
struct Damage {
  /// The place and what was done to it.
  let name: String
  let file: Output

  static func all(of file: Output) -> [Damage] {
    places(of: file, path: []).map { Damage(name: $0.name, file: $0.node) }
  }

  private typealias Broken = (name: String, node: Output)

  /// Lists that may lose an element and still say something that can be meant.
  private static let freeLists: Set = [
    "uncountedMonths", "components", "exceptions", "holidays", "days", "workdays", "triggers",
    "fixedCharges", "versions", "on", "transitional",
  ]
  private static let texts: Set = ["zh", "en", "title", "place"]

  private static func places(of node: Output, path: [String]) -> [Broken] {
    let here = path.joined(separator: ".")
    var results: [Broken] = [("\(here) an object", .object([("wrong", 1)]))]
    let isExceptions = path.contains("exceptions")
    switch node {
    case .object(let members):
      results.append(("\(here) true", true))
      results.append(("\(here) unknown key", .object(members + [("unknown", nil)])))
      let isFree = isExceptions && path.last == "periods" && members.count > 1
      for (index, member) in members.enumerated() {
        var fewer = members
        fewer.remove(at: index)
        if !isFree { results.append(("\(here) without \(member.0)", .object(fewer))) }
        results.append(("\(here) \(member.0)x", .object(fewer + [(member.0 + "x", member.1)])))
        results.append(("\(here) \(member.0) twice", .object(members + [member])))
        for broken in places(of: member.1, path: path + [member.0]) {
          var changed = members
          changed[index].1 = broken.node
          results.append((broken.name, .object(changed)))
        }
      }
    case .array(let elements):
      results.append(("\(here) true", true))
      if !elements.isEmpty, path.last != "fixedCharges" { results.append(("\(here) empty", [])) }
      let isFree =
        freeLists.contains(path.last ?? "")
        || isExceptions && (path.last == "months" || path.contains("periods"))
      for (index, element) in elements.enumerated() {
        // Between the first and the last they are all alike.
        guard index == 0 || index == elements.count - 1 else { continue }
        var fewer = elements
        fewer.remove(at: index)
        if !isFree { results.append(("\(here) without [\(index)]", .array(fewer))) }
        results.append(("\(here) [\(index)] twice", .array(elements + [element])))
        for broken in places(of: element, path: path + ["[\(index)]"]) {
          var changed = elements
          changed[index] = broken.node
          results.append((broken.name, .array(changed)))
        }
      }
    case .string(let text):
      results += [
        ("\(here) true", true), ("\(here) empty", ""), ("\(here) a new line", .string(text + "\n")),
        ("\(here) a list", [.string(text)]),
      ]
      if !texts.contains(path.last ?? "") {
        results.append(("\(here) with a sign", .string(text + "§")))
      }
    case .integer, .number:
      results += [
        ("\(here) true", true), ("\(here) 1000", 1000), ("\(here) -1", -1),
        ("\(here) 1.5", .number("1.5")), ("\(here) a text", "1"),
      ]
    case .bool: results += [("\(here) a text", "true"), ("\(here) 1", 1), ("\(here) null", nil)]
    case .null: results.append(("\(here) true", true))
    }
    return results
  }
}
