/// The commented configuration with which a plan begins.
public struct ConfigurationTemplate: Hashable, Sendable {
  let path: String
  let root: String
  let state: String

  /// The machine's own plan.
  public static let machine = ConfigurationTemplate(
    path: "/etc/tanteo/tanteo.yaml", root: "/srv/tanteo", state: "/var/lib/tanteo")

  /// Valid but for the budget, which only a person can know.
  public var text: String {
    """
    # What Tanteo may spend, and where. Only the budget is required; every other key has a default.
    #
    # Check it with:  tanteo check --strict --config \(path)
    # All keys:       man tanteo.yaml

    # What may be spent a day, week or month; all other amounts are for the same period.
    #budget: { amount: 12600, currency: EUR, per: week }

    # What every channel is expected to keep: a cost per customer, or a return. Left out, it is
    # fixed after 28 days at 1.25 times what a customer has cost until then.
    #target: { cpa: 30 }
    #target: { roas: 3 }

    # When plans are made, and by which clock.
    #decide: { every: week, at: "06:00", timezone: Europe/Madrid }

    # The language of everything that people read: en or es.
    #language: es

    # How fast amounts may change, and the least a channel under test gets of an equal share.
    #guardrails: { maxStep: 2x, floor: 2%, minChange: 2% }

    # What you know of single channels. Others are met when a file first names them.
    #channels:
    #  radio: { medium: offline, cadence: week, min: 500, max: 3000 }
    #  brand: { protect: true, reason: long-term awareness }

    # What you know of files that could be read in two ways.
    #sources:
    #  - { match: "shop*.csv", channel: shop, decimal: ",", dates: dmy }

    # Where people and Tanteo meet, and where the ledger is.
    folders: { root: \(root), state: \(state) }

    """
  }
}
