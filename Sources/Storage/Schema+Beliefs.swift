/// What a decision leaves for the next one, and for those who recompute it.
extension Schema {
  /// Every decision before was made on schedule, or as if it were.
  static let occasions = """
    ALTER TABLE decision ADD COLUMN occasion TEXT NOT NULL DEFAULT 'schedule'
      CHECK (occasion IN ('schedule', 'evidence'));

    """

  /// The table before held a cache of other statistics: nothing is lost with it.
  static let beliefs = """
    DROP TABLE belief;

    -- A cache: what all channels shared when the last decision was made, in one row or none.
    CREATE TABLE sharedBelief (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      decision INTEGER NOT NULL UNIQUE REFERENCES decision,
      day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
      -- Of everything that had been folded by that day.
      digest TEXT NOT NULL CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
      -- Doubles, little-endian.
      state BLOB NOT NULL CHECK (length(state) % 8 = 0)
    ) STRICT;

    -- What belonged to each channel: it goes when the shared part goes, so that they never mix.
    CREATE TABLE belief (
      channel INTEGER PRIMARY KEY REFERENCES channel,
      decision INTEGER NOT NULL REFERENCES sharedBelief (decision) ON DELETE CASCADE,
      state BLOB NOT NULL CHECK (length(state) > 0 AND length(state) % 8 = 0)
    ) STRICT;

    """
}
