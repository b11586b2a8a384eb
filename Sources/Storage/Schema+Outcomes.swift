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

    -- The present values again, a row each, for whoever reads the ledger.
    CREATE TRIGGER outcomesOfRow AFTER INSERT ON observation WHEN new.outcomes IS NOT NULL
    BEGIN
      INSERT INTO outcome (observation, name, value)
      SELECT new.id, key, value FROM json_each(new.outcomes);
    END;

    CREATE TRIGGER outcomesOfChangedRow AFTER UPDATE OF outcomes ON observation
    WHEN new.outcomes IS NOT old.outcomes
    BEGIN
      DELETE FROM outcome WHERE observation = old.id;
      INSERT INTO outcome (observation, name, value)
      SELECT new.id, key, value FROM json_each(new.outcomes);
    END;

    CREATE TRIGGER outcomesOfLostRow BEFORE DELETE ON observation
    WHEN old.outcomes IS NOT NULL
    BEGIN
      DELETE FROM outcome WHERE observation = old.id;
    END;

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
