/// What a decision knows of the verdicts months ago, from which later ones may go on.
extension Schema {
  static let verdicts = """
    -- A cache: what all channels shared when a day had been judged, in one row or none.
    CREATE TABLE sharedVerdict (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      decision INTEGER NOT NULL UNIQUE REFERENCES decision,
      day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
      -- Of everything that had been judged through that day.
      digest TEXT NOT NULL CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
      -- Doubles, little-endian.
      state BLOB NOT NULL CHECK (length(state) % 8 = 0)
    ) STRICT;

    -- What belonged to each channel: it goes when the shared part goes, so that they never mix.
    CREATE TABLE verdict (
      channel INTEGER PRIMARY KEY REFERENCES channel,
      decision INTEGER NOT NULL REFERENCES sharedVerdict (decision) ON DELETE CASCADE,
      state BLOB NOT NULL CHECK (length(state) > 0 AND length(state) % 8 = 0),
      events TEXT NOT NULL CHECK (json_valid(events))
    ) STRICT;

    """
}
