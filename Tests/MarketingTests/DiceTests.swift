import Statistics
import Testing

@testable import Marketing

@Suite struct DiceTests {
  /// Python: `sha256(b"7\n2026-01-05\nradio").digest()[:8]`, big-endian.
  @Test func `the generator is seeded by seed, Monday and name`() {
    let seed: UInt64 = 0x86e4_8e02_1e16_8210
    #expect(
      Dice(seed: 7, weekOf: day(3)).generator(for: "Radio") == SeededGenerator(seed: seed))
  }

  @Test(arguments: 0..<7)
  func `within a week the dice stay`(offset: Int) {
    #expect(
      Dice(seed: 0, weekOf: day(offset)).generator(for: "radio")
        == Dice(seed: 0, weekOf: day(0)).generator(for: "radio"))
  }

  @Test func `another week, seed or channel has other dice`() {
    let generators: Set = [
      Dice(seed: 0, weekOf: day(0)).generator(for: "radio"),
      Dice(seed: 0, weekOf: day(7)).generator(for: "radio"),
      Dice(seed: 1, weekOf: day(0)).generator(for: "radio"),
      Dice(seed: 0, weekOf: day(0)).generator(for: "meta"),
    ]
    #expect(generators.count == 4)
  }
}
