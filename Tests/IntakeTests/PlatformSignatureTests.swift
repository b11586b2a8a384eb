import Marketing
import Testing

@testable import Intake

@Suite struct PlatformSignatureTests {
  private func profile(
    _ header: String, _ row: String, _ options: ReadingOptions = ReadingOptions()
  ) throws -> FileProfile {
    try Delivery(header + "\n" + row + "\n", options: options).profile
  }

  @Test func `a sheet of one's own is generic`() throws {
    let profile = try profile("date,channel,spend", "2026-09-01,radio,5")
    #expect(profile.platform == .generic)
    #expect(profile.channel == nil)
    #expect(!profile.platform.restates)
  }

  @Test func `the configuration's platform is stronger than the headers`() throws {
    let options = ReadingOptions(platform: .reddit)
    let profile = try profile("date,campaign,spend", "2026-09-01,a,5", options)
    #expect(profile.platform == .reddit)
    #expect(profile.channel == ChannelName("reddit"))
  }

  @Test func `what splits a platform's own reach is no channel`() throws {
    let header = "Day,Campaign,Network,Impr.,Currency code,Cost"
    let delivery = try Delivery(header + "\n2026-09-01,a,Search,1,EUR,5\n")
    #expect(delivery.observations.map(\.key.channel) == [ChannelName("google-ads")])
    #expect(delivery.profile.header.unused == ["Network"])
  }

  @Test func `a channel column is stronger than the platform`() throws {
    let text = "Day,Channel,Impr.,Currency code,Cost\n2026-09-01,radio,1,EUR,5\n"
    #expect(try Delivery(text).observations.map(\.key.channel.text) == ["radio"])
  }

  @Test func `the account is part of the source`() throws {
    let text = "date,channel,account id,spend\n2026-09-01,radio, 17 ,5\n2026-09-02,radio,,5\n"
    #expect(try Delivery(text).observations.map(\.key.source) == ["generic:17", "generic"])
  }

  @Test func `platforms restate`() {
    #expect(Platform.allCases.filter { !$0.restates } == [.generic])
  }

  @Test(arguments: Platform.allCases)
  func `a platform's channel is named in small letters`(platform: Platform) {
    #expect(platform.channel?.text == platform.channel?.key)
  }
}
