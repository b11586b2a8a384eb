import Foundation
import Testing

@testable import Report

struct JSONValueTests {
  @Test(arguments: [
    #"{"a":[1,2.5,"x",null,true,{"b":{}}]}"#, "[]", #""text""#, "null", "false", "-0.1",
  ])
  func `any JSON reads and writes as itself`(text: String) throws {
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    #expect(String(decoding: try JSONEncoder().encode(value), as: UTF8.self) == text)
  }

  @Test func `true is no number, and one is no truth`() throws {
    let value = try JSONDecoder().decode(JSONValue.self, from: Data("[true,1]".utf8))
    #expect(value == .array([.bool(true), .number(1)]))
  }
}
