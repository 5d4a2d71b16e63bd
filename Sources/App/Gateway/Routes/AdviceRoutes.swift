import HTTP
import JSON
import Tariff

/// What visitors and analysts ask beside a bill.
struct AdviceRoutes: Sendable {
  private let shelf: TariffShelf

  init(shelf: TariffShelf) { self.shelf = shelf }

  var routes: [Route] {
    [
      Route(.post, "/api/v1/advice") { request, _ in .response(advice(request.body)) },
      Route(.get, "/api/v1/appliances") { _, _ in
        .response(.json(.array(Appliance.catalogue.map(\.output))))
      },
    ]
  }

  /// `{"tariff": ID, "usage": {…}}` and questions in, `{"bill": {…}, "advice": {…}}` out.
  private func advice(_ body: [UInt8]) -> Response {
    let id: String
    let usage: Usage
    let question: AdviceQuestion
    do throws(JSONError) {
      var reader = try Value.parse(body, dialect: .strict).object()
      id = try reader.required("tariff").string()
      usage = try Usage(json: try reader.required("usage"))
      question = try AdviceQuestion(from: &reader)
      try reader.finish()
    } catch {
      return .problem(.badRequest, code: "badBody", message: "\(error)")
    }
    guard let plan = shelf[id] else { return .unknownTariff(id) }
    do throws(AdviceError) {
      let advice = try Advice(question, plan: plan, usage: usage, shelf: shelf)
      return .json(["bill": advice.bill.output, "advice": advice.output])
    } catch {
      return .refused(code: error.code, words: error.message)
    }
  }
}
