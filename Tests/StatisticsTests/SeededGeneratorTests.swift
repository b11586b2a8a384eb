import Testing

@testable import Statistics

@Suite struct SeededGeneratorTests {
  /// The authors' xoshiro256starstar.c from the state {1, 2, 3, 4}.
  @Test func `the published reference outputs come out`() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    #expect(
      (0..<10).map { _ in generator.next() } == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
        10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
      ])
  }

  /// Vigna's splitmix64.c from the state 1234567.
  @Test func `the seeder gives its published reference outputs`() {
    var seeder = SplitMix64(state: 1_234_567)
    #expect(
      (0..<5).map { _ in seeder.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  /// The two reference programs, one feeding the other, from seed 0.
  @Test func `a seed passes through the seeder`() {
    var generator = SeededGenerator(seed: 0)
    #expect(
      (0..<4).map { _ in generator.next() } == [
        11_091_344_671_253_066_420, 13_793_997_310_169_335_082, 1_900_383_378_846_508_768,
        7_684_712_102_626_143_532,
      ])
  }

  @Test func `equal seeds give equal generators`() {
    #expect(SeededGenerator(seed: 7) == SeededGenerator(seed: 7))
    #expect(SeededGenerator(seed: 7) != SeededGenerator(seed: 8))
  }
}
