internal import GRDB

/// New values of known observations, in a table of one transaction, until they take their place.
enum ArrivedValues {
  static let table = """
    CREATE TEMP TABLE IF NOT EXISTS arrived (
      observation INTEGER PRIMARY KEY,
      spendMicros INTEGER,
      impressions INTEGER,
      clicks INTEGER,
      conversions REAL,
      revenueMicros INTEGER,
      outcomes TEXT,
      isProvisional INTEGER NOT NULL,
      line INTEGER NOT NULL,
      isChanged INTEGER
    ) STRICT;
    DELETE FROM temp.arrived;
    """

  /// Makes every changed value the present one; the one before stays as a revision.
  static func revise(_ db: Database, by file: Int64) throws {
    try db.execute(sql: revision, arguments: ["file": file])
  }

  private static let revision = """
    INSERT INTO observationRevision (
      observation, revision, spendMicros, impressions, clicks, conversions, revenueMicros,
      outcomes, isProvisional, file, line, deliveredBy, supersededBy
    )
    SELECT
      known.id, known.revision, known.spendMicros, known.impressions, known.clicks,
      known.conversions, known.revenueMicros, known.outcomes, known.isProvisional, known.file, known.line,
      known.deliveredBy, :file
    FROM temp.arrived JOIN observation AS known ON known.id = arrived.observation
    WHERE isChanged;

    UPDATE observation SET
      spendMicros = arrived.spendMicros,
      impressions = arrived.impressions,
      clicks = arrived.clicks,
      conversions = arrived.conversions,
      revenueMicros = arrived.revenueMicros,
      outcomes = arrived.outcomes,
      isProvisional = arrived.isProvisional,
      line = arrived.line,
      revision = revision + 1,
      file = :file,
      deliveredBy = :file
    FROM temp.arrived
    WHERE observation.id = arrived.observation AND isChanged;

    DELETE FROM temp.arrived;
    """
}
