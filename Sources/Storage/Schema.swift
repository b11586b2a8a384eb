/// The tables of schema 1, as SQLite reads them; later schemas stand in files of their own.
///
/// Days are ISO text. `date(day)` alone lets 2026-02-30 pass, `date(day, '+0 days')` does not.
/// Observed amounts are micros, planned amounts minor units, both whole numbers.
/// What follows from another column is not stored beside it: a view shows it.
enum Schema {
  static let first = files + channels + observations + decisions + people + finality

  private static let files = """
    CREATE TABLE inboxFile (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      digest TEXT NOT NULL CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
      state TEXT NOT NULL CHECK (state IN ('processed', 'failed', 'held')),
      error TEXT CHECK ((error IS NULL) = (state = 'processed')),
      currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
      profile TEXT,
      encoding TEXT,
      delimiter TEXT,
      locale TEXT,
      rows INTEGER NOT NULL DEFAULT 0 CHECK (rows >= 0 AND (rows = 0 OR state = 'processed')),
      blankRows INTEGER NOT NULL DEFAULT 0 CHECK (blankRows >= 0),
      duplicateRows INTEGER NOT NULL DEFAULT 0 CHECK (duplicateRows >= 0),
      firstDay TEXT CHECK (date(firstDay, '+0 days') IS firstDay),
      lastDay TEXT CHECK (date(lastDay, '+0 days') IS lastDay AND lastDay >= firstDay),
      spendMicros INTEGER NOT NULL DEFAULT 0,
      conversions REAL NOT NULL DEFAULT 0,
      revenueMicros INTEGER NOT NULL DEFAULT 0,
      today TEXT NOT NULL CHECK (date(today, '+0 days') IS today),
      path TEXT,
      sameAs INTEGER REFERENCES inboxFile CHECK (
        sameAs IS NULL OR (sameAs < id AND state = 'processed' AND rows = 0)
      )
    ) STRICT;

    CREATE UNIQUE INDEX processedOnce ON inboxFile (digest)
    WHERE state = 'processed' AND sameAs IS NULL;

    CREATE INDEX inboxFileOnDigest ON inboxFile (digest);
    CREATE INDEX inboxFileOnName ON inboxFile (name);

    CREATE TRIGGER oneCurrency BEFORE INSERT ON inboxFile WHEN new.currency <> (
      SELECT currency FROM inboxFile WHERE state = 'processed' ORDER BY id DESC LIMIT 1
    ) AND new.state = 'processed'
    BEGIN SELECT raise(ABORT, 'two currencies in one plan'); END;

    CREATE TABLE refusedRow (
      id INTEGER PRIMARY KEY,
      file INTEGER NOT NULL REFERENCES inboxFile ON DELETE CASCADE,
      line INTEGER NOT NULL CHECK (line >= 1),
      "column" TEXT,
      cell TEXT,
      code TEXT NOT NULL CHECK (code <> ''),
      message TEXT NOT NULL CHECK (message <> '')
    ) STRICT;

    CREATE INDEX refusedRowOnFile ON refusedRow (file);

    """

  private static let channels = """
    CREATE TABLE channel (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE CHECK (key <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      firstSeenOn TEXT NOT NULL CHECK (date(firstSeenOn, '+0 days') IS firstSeenOn)
    ) STRICT;

    """

  private static let observations = """
    CREATE TABLE observation (
      id INTEGER PRIMARY KEY,
      channel INTEGER NOT NULL REFERENCES channel,
      source TEXT NOT NULL CHECK (source <> ''),
      item TEXT NOT NULL,
      startsOn TEXT NOT NULL,
      endsOn TEXT NOT NULL CHECK (date(endsOn, '+0 days') IS endsOn),
      spendMicros INTEGER,
      impressions INTEGER CHECK (impressions >= 0),
      clicks INTEGER CHECK (clicks >= 0),
      conversions REAL CHECK (abs(conversions) < 1e15),
      revenueMicros INTEGER,
      -- Who brought the present value first, and who brought it last.
      file INTEGER NOT NULL REFERENCES inboxFile,
      line INTEGER NOT NULL CHECK (line >= 1),
      revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
      deliveredBy INTEGER NOT NULL REFERENCES inboxFile CHECK (deliveredBy >= file),
      CHECK (
        startsOn = endsOn OR (startsOn < endsOn AND date(startsOn, '+0 days') IS startsOn)
      ),
      -- Days first: what a day brings lands side by side, at the end.
      UNIQUE (endsOn, startsOn, channel, source, item)
    ) STRICT;

    CREATE TABLE outcome (
      observation INTEGER NOT NULL REFERENCES observation,
      name TEXT NOT NULL CHECK (name <> ''),
      value REAL NOT NULL CHECK (abs(value) < 1e15),
      PRIMARY KEY (observation, name)
    ) STRICT, WITHOUT ROWID;

    -- Every earlier value: held from the file that brought it until the one that changed it.
    CREATE TABLE observationRevision (
      observation INTEGER NOT NULL REFERENCES observation,
      revision INTEGER NOT NULL CHECK (revision >= 1),
      spendMicros INTEGER,
      impressions INTEGER CHECK (impressions >= 0),
      clicks INTEGER CHECK (clicks >= 0),
      conversions REAL CHECK (abs(conversions) < 1e15),
      revenueMicros INTEGER,
      file INTEGER NOT NULL REFERENCES inboxFile,
      line INTEGER NOT NULL CHECK (line >= 1),
      deliveredBy INTEGER NOT NULL REFERENCES inboxFile CHECK (deliveredBy >= file),
      supersededBy INTEGER NOT NULL REFERENCES inboxFile CHECK (supersededBy > deliveredBy),
      PRIMARY KEY (observation, revision)
    ) STRICT, WITHOUT ROWID;

    -- The same value came again on a later day: older at delivery, without a revision.
    CREATE TABLE redelivery (
      observation INTEGER NOT NULL REFERENCES observation,
      file INTEGER NOT NULL REFERENCES inboxFile,
      PRIMARY KEY (observation, file)
    ) STRICT, WITHOUT ROWID;

    -- The first file that changed a value of a source.
    CREATE TABLE restatement (
      source TEXT PRIMARY KEY,
      file INTEGER NOT NULL REFERENCES inboxFile
    ) STRICT, WITHOUT ROWID;

    CREATE VIEW knownObservation AS
    SELECT
      observation.id, source, channel.name AS channel, item, startsOn, endsOn,
      observation.spendMicros, impressions, clicks, observation.conversions,
      observation.revenueMicros, brought.currency, brought.name AS file, line, revision,
      -- A first value counts from the day after its period, a revision from its cycle's day.
      iif(revision = 1, date(endsOn, '+1 day'), brought.today) AS knownOn,
      delivered.today AS deliveredOn
    FROM observation
    JOIN channel ON channel.id = observation.channel
    JOIN inboxFile AS brought ON brought.id = observation.file
    JOIN inboxFile AS delivered ON delivered.id = observation.deliveredBy;

    """

  private static let people = """
    -- A person's word, obeyed from the next cycle on, until a day or until taken back.
    CREATE TABLE override (
      id INTEGER PRIMARY KEY,
      channel INTEGER NOT NULL REFERENCES channel,
      action TEXT NOT NULL CHECK (action IN ('set', 'pause', 'protect', 'retest', 'release')),
      amountMinorUnits INTEGER
        CHECK (amountMinorUnits >= 0 AND (amountMinorUnits IS NULL) = (action <> 'set')),
      until TEXT CHECK (date(until, '+0 days') IS until),
      reason TEXT NOT NULL CHECK (reason <> ''),
      author TEXT NOT NULL CHECK (author <> ''),
      createdAt TEXT NOT NULL CHECK (createdAt <> ''),
      source TEXT NOT NULL CHECK (source <> ''),
      cancelledBy INTEGER REFERENCES override CHECK (cancelledBy > id)
    ) STRICT;

    CREATE TABLE setting (
      name TEXT PRIMARY KEY CHECK (name <> ''),
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    """
}
