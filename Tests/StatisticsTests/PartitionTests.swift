import Statistics
import Testing

@Suite struct PartitionTests {
  @Test(arguments: [(0, 0), (1, 0), (2, 1), (7, 3), (8, 4)])
  func `it is the first place from which on the condition holds`(least: Int, place: Int) {
    #expect([1, 3, 5, 7].partitioningIndex { $0 >= least } == place)
  }

  @Test func `a slice is searched between its own ends`() {
    #expect([1, 3, 5, 7][2...].partitioningIndex { $0 >= 0 } == 2)
  }
}
