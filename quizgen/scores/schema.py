"""The tables of the store, frozen with the first release, and the steps from older ones."""

APPLICATION = 0x717A6731
"""`qzg1`: marks a SQLite file as ours."""
VERSION = 1

TABLES = """
CREATE TABLE event(
  id BLOB PRIMARY KEY CHECK(length(id)=16),
  time INTEGER NOT NULL,
  day INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  kind TEXT NOT NULL,
  about BLOB,
  session BLOB,
  guid TEXT,
  fact TEXT,
  way TEXT,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE INDEX event_time ON event(time);
CREATE INDEX event_fact ON event(fact, time);
CREATE INDEX event_about ON event(about) WHERE about IS NOT NULL;
CREATE INDEX event_day ON event(day) WHERE kind IN ('answer', 'exam-hand-in');
CREATE INDEX event_parameters ON event(time) WHERE kind = 'parameters';
CREATE INDEX event_factless ON event(time)
  WHERE fact IS NULL AND kind IN ('answer', 'exam-answer');
CREATE INDEX event_exam ON event(session)
  WHERE kind IN ('exam-answer', 'exam-hand-in', 'exam-discard');
CREATE INDEX event_suspended ON event(kind, time) WHERE kind IN ('suspended', 'restored');
CREATE TABLE memory(
  target TEXT PRIMARY KEY,
  stability REAL NOT NULL,
  difficulty REAL NOT NULL,
  last_day INTEGER NOT NULL,
  due_day INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  lapses INTEGER NOT NULL,
  upto INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX memory_due ON memory(due_day);
CREATE INDEX memory_upto ON memory(upto);
"""
