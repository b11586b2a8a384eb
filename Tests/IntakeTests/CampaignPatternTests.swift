import Marketing
import Testing

@testable import Intake

@Suite struct CampaignPatternTests {
  private func fits(_ pattern: String, _ campaign: String) throws -> Bool {
    CampaignPattern(pattern, channel: try #require(ChannelName("a"))).fits(campaign)
  }

  @Test(arguments: [
    ("*", ""), ("*", "Autumn"), ("autumn", "Autumn"), ("*brand*", "ES | BRAND | exact"),
    ("brand*", "Brand"), ("*brand", "my BRAND"), ("a*b*c", "a1b2b3c"), ("a*a", "aa"),
    ("*otoño*", "OTON\u{303}O 2026"), ("straße*", "STRASSE 5"), ("a.b[c]", "A.B[C]"),
    ("**", "x"), ("sale * off", " sale \u{A0}20 %  off "),
  ])
  func `a pattern fits`(pattern: String, campaign: String) throws {
    #expect(try fits(pattern, campaign))
  }

  @Test(arguments: [
    ("autumn", "Autumn sale"), ("", "x"), ("a*a", "a"), ("*brand", "brand new"),
    ("brand*", "my brand"), ("a*b*c", "acb"), ("a.b", "axb"),
  ])
  func `a pattern does not fit`(pattern: String, campaign: String) throws {
    #expect(try !fits(pattern, campaign))
  }
}
