import TestSupport
import Testing
import Units

@testable import Tariff

/// Bills that others worked and published: grid companies' examples, real bills, examination
/// questions, textbooks and exercises. Their sources stand in the vector file.
@Suite(.computing) struct PublishedBillTests {
  @Test(
    "a published bill comes out to the fen, or its deviation is known",
    arguments: try PublishedBill.all())
  func comesOut(_ published: PublishedBill) throws {
    let lines = try published.parts.flatMap { try $0.bill().lines }
    let total = lines.reduce(Money.zero) { $0 + $1.amount }.yuan()
    if let expected = published.total ?? published.published { #expect(total == expected) }
    if let amounts = published.amounts {
      #expect(lines.map { $0.amount.yuan() }.sorted() == amounts.sorted())
    }
    for (component, sum) in published.sums {
      let own = lines.filter { $0.component == component }
      #expect(own.reduce(Money.zero) { $0 + $1.amount }.yuan() == sum, "\(component)")
    }
  }

  @Test("a published bill deviates where it says so, and only there")
  func deviations() throws {
    for bill in try PublishedBill.all() {
      #expect((bill.deviation != nil) == (bill.total != nil), "\(bill.id)")
      #expect(bill.total == nil || bill.total != bill.published, "\(bill.id)")
      #expect(bill.published != nil || !bill.sums.isEmpty, "\(bill.id)")
    }
  }

  @Test("there are a hundred published bills and more, each under a name of its own")
  func count() throws {
    let ids = try PublishedBill.all().map(\.id)
    #expect(ids.count >= 100)
    #expect(Set(ids).count == ids.count)
  }
}
