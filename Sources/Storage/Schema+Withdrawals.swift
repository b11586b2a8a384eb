/// The schema of files that people take back, and of what is known of a source's habits.
extension Schema {
  static let withdrawals = withdrawnFiles + habits

  /// Figures of days that were not over where they come from, or that their file calls incomplete.
  static let provisional = """
    ALTER TABLE observation ADD COLUMN isProvisional INTEGER NOT NULL DEFAULT 0
      CHECK (isProvisional IN (0, 1));
    ALTER TABLE observationRevision ADD COLUMN isProvisional INTEGER NOT NULL DEFAULT 0
      CHECK (isProvisional IN (0, 1));

    """

  private static let withdrawnFiles = """
    -- The record, in the order of files, since which this one counts no more.
    ALTER TABLE inboxFile ADD COLUMN withdrawnBy INTEGER
      REFERENCES inboxFile CHECK (withdrawnBy > id);

    -- What was taken back may come again, and is then taken anew.
    DROP INDEX processedOnce;
    CREATE UNIQUE INDEX processedOnce ON inboxFile (digest)
    WHERE state = 'processed' AND sameAs IS NULL AND withdrawnBy IS NULL;

    CREATE UNIQUE INDEX inboxFileOnWithdrawal ON inboxFile (withdrawnBy)
    WHERE withdrawnBy IS NOT NULL;

    CREATE TRIGGER withdrawnForGood BEFORE UPDATE OF withdrawnBy ON inboxFile
    WHEN old.withdrawnBy IS NOT NULL
    BEGIN SELECT raise(ABORT, 'a file is taken back once'); END;

    CREATE TABLE withdrawal (
      file INTEGER PRIMARY KEY REFERENCES inboxFile,
      reason TEXT NOT NULL CHECK (reason <> ''),
      author TEXT NOT NULL CHECK (author <> ''),
      createdAt TEXT NOT NULL CHECK (createdAt <> '')
    ) STRICT;

    """ + final("withdrawal")

  /// Whether a source restates, may be learnt, declared, and declared otherwise.
  private static let habits = """
    CREATE TABLE newRestatement (
      source TEXT NOT NULL CHECK (source <> ''),
      file INTEGER NOT NULL REFERENCES inboxFile,
      restates INTEGER NOT NULL CHECK (restates IN (0, 1)),
      PRIMARY KEY (source, file)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO newRestatement SELECT source, file, 1 FROM restatement;
    DROP TABLE restatement;
    ALTER TABLE newRestatement RENAME TO restatement;

    """
}
