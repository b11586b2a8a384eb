/// The schema of what people say, and which decision first obeyed it.
extension Schema {
  static let peoplesWords = overrides + eventsByPeople

  /// No version wrote to the table of schema 1.
  private static let overrides = """
    DROP TABLE override;

    -- A person's word: it holds until a day, or until a later one covers or releases it.
    CREATE TABLE override (
      id INTEGER PRIMARY KEY,
      -- Null for a word on the plan as a whole.
      channel INTEGER REFERENCES channel,
      action TEXT NOT NULL CHECK (
        action IN ('set', 'pause', 'protect', 'retest', 'release', 'target', 'budget')
      ),
      -- Set and budget: what is to be placed. Protect: what a dropped channel comes back at.
      amountMinorUnits INTEGER CHECK (amountMinorUnits >= 0),
      target TEXT CHECK (target IS NULL OR json_valid(target)),
      startsOn TEXT NOT NULL CHECK (date(startsOn, '+0 days') IS startsOn),
      until TEXT CHECK (date(until, '+0 days') IS until AND until >= startsOn),
      reason TEXT CHECK (reason <> ''),
      author TEXT NOT NULL CHECK (author <> ''),
      createdAt TEXT NOT NULL CHECK (createdAt <> ''),
      -- Null for a word from the command line.
      file INTEGER REFERENCES inboxFile,
      line INTEGER CHECK (line >= 1),
      -- The first decision that knew it; null while none does.
      decision INTEGER REFERENCES decision,
      CHECK ((file IS NULL) = (line IS NULL)),
      CHECK (
        CASE action
          WHEN 'budget' THEN channel IS NULL
          WHEN 'target' THEN TRUE
          WHEN 'release' THEN TRUE
          ELSE channel IS NOT NULL
        END
      ),
      CHECK (
        CASE action
          WHEN 'set' THEN amountMinorUnits IS NOT NULL
          WHEN 'budget' THEN amountMinorUnits > 0
          WHEN 'protect' THEN TRUE
          ELSE amountMinorUnits IS NULL
        END
      ),
      CHECK ((target IS NULL) = (action <> 'target')),
      CHECK (until IS NULL OR action NOT IN ('retest', 'release'))
    ) STRICT;

    CREATE INDEX overrideOnDecision ON override (decision);

    CREATE TRIGGER overrideIsObeyedOnce BEFORE UPDATE ON override WHEN
      old.decision IS NOT NULL OR new.decision IS NULL
      OR (new.id, new.channel, new.action, new.amountMinorUnits, new.target, new.startsOn,
          new.until, new.reason, new.author, new.createdAt, new.file, new.line)
        IS NOT (old.id, old.channel, old.action, old.amountMinorUnits, old.target, old.startsOn,
          old.until, old.reason, old.author, old.createdAt, old.file, old.line)
    BEGIN SELECT raise(ABORT, 'what was said stays'); END;

    CREATE TRIGGER overrideIsNotErased BEFORE DELETE ON override
    BEGIN SELECT raise(ABORT, 'what was said stays'); END;

    """

  static let trackingReleases = """
    -- A release of the plan: 1 where it ends an alarm of tracking, and no word.
    ALTER TABLE override ADD COLUMN concernsTracking INTEGER NOT NULL DEFAULT 0
      CHECK (concernsTracking = 0
        OR concernsTracking = 1 AND action = 'release' AND channel IS NULL);

    CREATE TRIGGER overrideKeepsItsConcern BEFORE UPDATE OF concernsTracking ON override
    BEGIN SELECT raise(ABORT, 'what was said stays'); END;

    """

  /// A person's word may be the cause of an event; a CHECK cannot be changed in place.
  private static let eventsByPeople = """
    CREATE TABLE newHypothesisEvent (
      id INTEGER PRIMARY KEY,
      channel INTEGER NOT NULL REFERENCES channel,
      day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
      fromState TEXT NOT NULL
        CHECK (fromState IN ('testing', 'confirmed', 'probation', 'dropped', 'retest')),
      toState TEXT NOT NULL
        CHECK (toState IN ('testing', 'confirmed', 'probation', 'dropped', 'retest')),
      cause TEXT NOT NULL CHECK (cause IN (
        'evidence', 'degradation', 'retest', 'coolDown', 'target', 'restated', 'person')),
      evidence TEXT NOT NULL CHECK (json_valid(evidence)),
      decision INTEGER NOT NULL REFERENCES decision,
      CHECK (fromState <> toState)
    ) STRICT;

    INSERT INTO newHypothesisEvent SELECT * FROM hypothesisEvent;
    DROP TABLE hypothesisEvent;
    ALTER TABLE newHypothesisEvent RENAME TO hypothesisEvent;
    CREATE INDEX hypothesisEventOnChannel ON hypothesisEvent (channel);

    """ + final("hypothesisEvent")
}
