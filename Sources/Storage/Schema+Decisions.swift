/// The tables of what was decided, and why.
extension Schema {
  static let decisions = """
    CREATE TABLE configuration (
      digest TEXT PRIMARY KEY CHECK (digest <> ''),
      text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE decision (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      supersedes INTEGER REFERENCES decision CHECK (supersedes < number),
      at TEXT NOT NULL CHECK (at <> ''),
      today TEXT NOT NULL CHECK (date(today, '+0 days') IS today),
      dataThrough TEXT CHECK (date(dataThrough, '+0 days') IS dataThrough),
      currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
      budgetMinorUnits INTEGER NOT NULL CHECK (budgetMinorUnits >= 0),
      per TEXT NOT NULL CHECK (per IN ('day', 'week', 'month')),
      -- Unsigned, bit for bit.
      seed INTEGER NOT NULL,
      configurationDigest TEXT NOT NULL REFERENCES configuration,
      version TEXT NOT NULL,
      throughFile INTEGER REFERENCES inboxFile,
      files TEXT NOT NULL CHECK (json_valid(files)),
      unplacedMinorUnits INTEGER NOT NULL CHECK (unplacedMinorUnits >= 0),
      expected TEXT NOT NULL CHECK (json_valid(expected)),
      needsYou TEXT NOT NULL CHECK (json_valid(needsYou)),
      notes TEXT NOT NULL CHECK (json_valid(notes))
    ) STRICT;

    CREATE INDEX decisionOnToday ON decision (today);

    CREATE TRIGGER decisionsInOrder BEFORE INSERT ON decision
    WHEN new.number <> (SELECT coalesce(max(number), 0) + 1 FROM decision)
      OR new.today < (SELECT max(today) FROM decision)
    BEGIN SELECT raise(ABORT, 'a decision follows the one before'); END;

    CREATE TABLE recommendation (
      decision INTEGER NOT NULL REFERENCES decision,
      position INTEGER NOT NULL CHECK (position >= 0),
      channel INTEGER NOT NULL REFERENCES channel,
      state TEXT NOT NULL
        CHECK (state IN ('testing', 'confirmed', 'probation', 'dropped', 'retest')),
      action TEXT NOT NULL CHECK (action IN ('up', 'down', 'same', 'drop', 'held')),
      flags TEXT NOT NULL CHECK (json_valid(flags)),
      fromMinorUnits INTEGER NOT NULL CHECK (fromMinorUnits >= 0),
      toMinorUnits INTEGER NOT NULL CHECK (toMinorUnits >= 0),
      reason TEXT NOT NULL CHECK (json_valid(reason)),
      evidence TEXT NOT NULL CHECK (json_valid(evidence)),
      limitsHit TEXT NOT NULL CHECK (json_valid(limitsHit)),
      wouldChangeIf TEXT CHECK (wouldChangeIf IS NULL OR json_valid(wouldChangeIf)),
      CHECK (
        CASE action
          WHEN 'up' THEN toMinorUnits > fromMinorUnits
          WHEN 'down' THEN toMinorUnits < fromMinorUnits
          WHEN 'same' THEN toMinorUnits = fromMinorUnits
          WHEN 'drop' THEN toMinorUnits = 0
          ELSE TRUE
        END
      ),
      PRIMARY KEY (decision, position),
      UNIQUE (decision, channel)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE hypothesisEvent (
      id INTEGER PRIMARY KEY,
      channel INTEGER NOT NULL REFERENCES channel,
      day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
      fromState TEXT NOT NULL
        CHECK (fromState IN ('testing', 'confirmed', 'probation', 'dropped', 'retest')),
      toState TEXT NOT NULL
        CHECK (toState IN ('testing', 'confirmed', 'probation', 'dropped', 'retest')),
      cause TEXT NOT NULL CHECK (cause IN ('evidence', 'restated')),
      evidence TEXT NOT NULL CHECK (json_valid(evidence)),
      decision INTEGER NOT NULL REFERENCES decision,
      CHECK (fromState <> toState)
    ) STRICT;

    CREATE INDEX hypothesisEventOnChannel ON hypothesisEvent (channel);

    -- A cache: the sufficient statistics as of a decision, which a recomputation must equal.
    CREATE TABLE belief (
      channel INTEGER PRIMARY KEY REFERENCES channel,
      decision INTEGER NOT NULL REFERENCES decision,
      statistics TEXT NOT NULL CHECK (json_valid(statistics))
    ) STRICT;

    -- Decisions that are not yet in the files people read.
    CREATE TABLE outbox (
      decision INTEGER PRIMARY KEY REFERENCES decision
    ) STRICT;

    CREATE TRIGGER onlyBalancedPlansGoOut BEFORE INSERT ON outbox
    WHEN (SELECT budgetMinorUnits - unplacedMinorUnits FROM decision WHERE number = new.decision)
      <> (SELECT coalesce(sum(toMinorUnits), 0) FROM recommendation
          WHERE decision = new.decision)
    BEGIN SELECT raise(ABORT, 'the amounts of a plan add up to its budget'); END;

    """

  /// Finds the few plans that gave a channel nothing for the first or the last time.
  static let stopsAndStarts = """
    CREATE INDEX recommendationThatStopsOrStarts ON recommendation (channel)
    WHERE (fromMinorUnits = 0) <> (toMinorUnits = 0);

    """

  /// How the goal stood, where there was one.
  static let goals = """
    ALTER TABLE decision ADD COLUMN goal TEXT CHECK (goal IS NULL OR json_valid(goal));

    """

  /// What was decided stays decided.
  static let finality = ["decision", "recommendation", "hypothesisEvent"].map(final).joined()

  /// Rows of a table can neither be changed nor erased.
  static func final(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)IsNotRewritten BEFORE UPDATE ON \(table)
    BEGIN SELECT raise(ABORT, 'what was decided stays'); END;

    CREATE TRIGGER \(table)IsNotErased BEFORE DELETE ON \(table)
    BEGIN SELECT raise(ABORT, 'what was decided stays'); END;

    """
  }
}
