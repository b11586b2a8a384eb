import Testing

@testable import Intake

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("spend", "spend", 0), ("spend", "spends", 1), ("spend", "send", 1),
    ("spend", "spent", 1), ("spned", "spend", 1), ("", "abc", 3), ("kitten", "sitting", 3),
    // The alignment edits no part twice: "ca" to "abc" takes three.
    ("ca", "abc", 3),
  ])
  func `letters added, lost, changed and swapped are counted`(
    left: String, right: String, distance: Int
  ) {
    #expect(EditDistance.between(left, right) == distance)
    #expect(EditDistance.between(right, left) == distance)
  }
}
