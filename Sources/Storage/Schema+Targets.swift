/// The schema of what hypotheses claimed, and from when on.
extension Schema {
  static let targets =
    """
    -- A configured target that holds from a day on, until the next one of the same channel.
    CREATE TABLE targetPeriod (
      id INTEGER PRIMARY KEY,
      -- Null for the target of all channels without one of their own.
      channel INTEGER REFERENCES channel,
      -- Null where a channel has none of its own.
      target TEXT CHECK (target IS NULL OR json_valid(target)),
      startsOn TEXT NOT NULL CHECK (date(startsOn, '+0 days') IS startsOn),
      -- The first decision that knew it.
      decision INTEGER NOT NULL REFERENCES decision,
      CHECK (channel IS NOT NULL OR target IS NOT NULL)
    ) STRICT;

    CREATE INDEX targetPeriodOnDecision ON targetPeriod (decision);

    """ + final("targetPeriod")
}
