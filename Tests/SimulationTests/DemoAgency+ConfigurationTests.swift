import Testing

@testable import Simulation

@Suite struct DemoAgencyConfigurationTests {
  @Test func `the configuration names the founders and tells their truth`() {
    #expect(
      DemoAgency.configuration == """
        # A made-up agency. What stands behind the channels is their truth, which only files hint at.
        budget: { amount: 12600, currency: EUR, per: week }
        target: { cpa: 30 }
        language: en
        channels:
          google-search: { start: 2200, attributionWindow: 2d }  # 20 EUR a customer, and can take more
          meta: { start: 2200, min: 2000, attributionWindow: 2d }  # 18 EUR a customer, a star; \
        from week 8 on it loses 35 % a week
          display: { start: 3000, min: 1200, attributionWindow: 2d }  # 60 EUR a customer, but \
        the client likes it
          newsletter: { start: 1800, attributionWindow: 2d }  # 30 EUR a customer, the target itself
          radio: { start: 2200, medium: offline, cadence: week, attributionWindow: 14d }  # 20 EUR \
        a customer, but soon everybody has heard it
          leaflets: { start: 1200, medium: offline, cadence: week }  # nobody counts whom they bring
        sources:
          # Made-up figures are final; those of platforms change, and are exported again for 30 days.
          - { match: "google-ads*.csv", restates: no, campaigns: { google-search: google-search, \
        display: display } }
          - { match: "*.csv", restates: no }

        """)
  }
}
