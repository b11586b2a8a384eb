/// The parts of SQL that compares what two deliveries bring of one channel.
enum Overlap {
  static let figures = """
    sum(spendMicros) AS spend, count(conversions) > 0 AS hasConversions,
    count(revenueMicros) > 0 AS hasRevenue, max(outcomes) AS outcomes,
    count(coalesce(conversions, revenueMicros, outcomes)) > 0 AS hasOutcome, min(file) AS file
    """

  /// Where one side lacks spend or outcomes, the two are to be joined, and no column may be in
  /// both; where both are whole, equal spend on three days is the same money.
  ///
  /// Of outcomes, one row of a source speaks for all of a day: they come in the same columns.
  static let comparison = """
    joined, endsOn, startsOn, mine.source AS source, other.source AS otherSource,
    mine.file AS mineFile, other.file AS otherFile,
    mine.spend = other.spend AND mine.spend <> 0 AS isEqual,
    CASE
      WHEN mine.source = other.source THEN NULL
      WHEN mine.spend IS NOT NULL AND mine.hasOutcome
        AND other.spend IS NOT NULL AND other.hasOutcome THEN NULL
      WHEN mine.spend IS NOT NULL AND other.spend IS NOT NULL THEN 'spend'
      WHEN mine.hasConversions AND other.hasConversions THEN 'conversions'
      WHEN mine.hasRevenue AND other.hasRevenue THEN 'revenue'
      ELSE (
        SELECT min(key) FROM json_each(mine.outcomes) JOIN json_each(other.outcomes) USING (key)
      )
    END AS contested
    """

  /// Where most periods tell something else under another name, it is not the same row renamed.
  ///
  /// Spend is compared; without any, what came: conversions, revenue, or other outcomes.
  static func replacements(by file: String) -> String {
    """
    , told AS (
      SELECT *, coalesce(
        spendMicros, conversions, revenueMicros, (SELECT sum(value) FROM json_each(outcomes))
      ) AS figure FROM known
    ), former AS (
      SELECT
        endsOn, startsOn, joined, source, item, sum(figure) AS total, max(figure) AS largest,
        min(file) AS file
      FROM told WHERE deliveredBy < latest GROUP BY endsOn, startsOn, joined, source, item
    ), present AS (
      SELECT
        endsOn, startsOn, joined, source, item, sum(figure) AS total, max(file) AS file
      FROM told WHERE deliveredBy = latest AND latest = coalesce(\(file), latest)
      GROUP BY endsOn, startsOn, joined, source, item
    )
    SELECT
      joined, min(startsOn) AS first, max(endsOn) AS last, count(*) AS count,
      max(present.file) AS file, min(former.file) AS earlier
    FROM present JOIN former USING (endsOn, startsOn, joined, source, item)
    JOIN channel ON channel.id = joined
    GROUP BY joined, source
    HAVING 2 * sum(present.total NOT IN (former.total, former.largest)) > count(*)
    ORDER BY channel.name, source
    """
  }

  static let findings = """
    SELECT
      joined, max(contested) AS contested, min(startsOn) AS first, max(endsOn) AS last,
      count(*) AS count, max(mineFile) AS file, min(otherFile) AS earlier
    FROM pair JOIN channel ON channel.id = joined
    WHERE isEqual OR contested IS NOT NULL
    GROUP BY joined, source, otherSource
    HAVING sum(isEqual) >= 3 OR max(contested) IS NOT NULL
    ORDER BY channel.name, source, otherSource
    """
}
