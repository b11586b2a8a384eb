/// The schema of outcomes beside conversions, and of what they counted for.
extension Schema {
  static let outcomes =
    """
    -- What a row tells of the outcomes that the configuration names, as a JSON object of numbers:
    -- a part of its value, and of each earlier value.
    ALTER TABLE observation ADD COLUMN outcomes TEXT
      CHECK (outcomes IS NULL OR json_valid(outcomes));
    ALTER TABLE observationRevision ADD COLUMN outcomes TEXT
      CHECK (outcomes IS NULL OR json_valid(outcomes));
    -- It knew no earlier values, and nothing was ever written to it.
    DROP TABLE outcome;

    -- What outcomes count for from a day on, until the next period.
    CREATE TABLE valuePeriod (
      id INTEGER PRIMARY KEY,
      -- Null where conversions count 1 each.
      outcomeValues TEXT CHECK (outcomeValues IS NULL OR json_valid(outcomeValues)),
      startsOn TEXT NOT NULL CHECK (date(startsOn, '+0 days') IS startsOn),
      -- The first decision that knew it.
      decision INTEGER NOT NULL REFERENCES decision
    ) STRICT;

    CREATE INDEX valuePeriodOnDecision ON valuePeriod (decision);

    """ + final("valuePeriod")
}
