-- The first schema. Once released it is never edited: a change is the next step.
-- Instants are ISO text in UTC and end in +00:00; days are 2026-10-24.
-- Every CHECK over a list of words has a name, so that a later step can widen it,
-- and no IN: SQLite builds a table of the list for each row (90 of 200 us, measured).

CREATE TABLE advocate (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    vault TEXT NOT NULL,
    CONSTRAINT advocate_vault CHECK (vault = 'real' OR vault = 'practice')
) STRICT;

-- Made-up children must never come to pass for real ones.
CREATE TRIGGER advocate_vault_is_for_ever
BEFORE UPDATE OF vault ON advocate WHEN new.vault <> old.vault
BEGIN
    SELECT raise(ABORT, 'a practice vault stays one');
END;

CREATE TABLE child (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    known_as TEXT NOT NULL,
    born TEXT CHECK (born GLOB '????-??-??')
) STRICT;

CREATE TABLE episode (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    child TEXT NOT NULL REFERENCES child (id),
    last_seen TEXT CHECK (last_seen GLOB '*T*+00:00'),
    reported TEXT CHECK (reported GLOB '*T*+00:00'),
    returned TEXT CHECK (returned GLOB '*T*+00:00'),
    UNIQUE (child, id)
) STRICT;

CREATE TABLE instrument (
    sha256 TEXT PRIMARY KEY,
    xform BLOB NOT NULL
) STRICT;

CREATE TRIGGER instrument_is_for_ever
BEFORE UPDATE ON instrument
BEGIN
    SELECT raise(ABORT, 'an instrument is never changed');
END;

-- outcome_queued is all an interview knows of its de-identified record.
CREATE TABLE interview (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    child TEXT NOT NULL REFERENCES child (id),
    form_id TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES instrument (sha256),
    began TEXT NOT NULL CHECK (began GLOB '*T*+00:00'),
    stage TEXT NOT NULL,
    finished TEXT CHECK (finished GLOB '*T*+00:00'),
    outcome_queued INTEGER NOT NULL DEFAULT 0 CHECK (outcome_queued BETWEEN 0 AND 1),
    CONSTRAINT interview_stage CHECK (stage = 'open' OR stage = 'finished'),
    CHECK ((stage = 'finished') = (finished IS NOT NULL)),
    UNIQUE (child, id)
) STRICT;

CREATE TRIGGER interview_pin_is_for_ever
BEFORE UPDATE OF child, form_id, version, sha256 ON interview
BEGIN
    SELECT raise(ABORT, 'an interview keeps its child and its instrument');
END;

CREATE TRIGGER interview_stays_finished
BEFORE UPDATE OF stage, finished ON interview WHEN old.stage = 'finished'
BEGIN
    SELECT raise(ABORT, 'a finished interview stays finished');
END;

CREATE TRIGGER interview_is_queued_once
BEFORE UPDATE OF outcome_queued ON interview WHEN old.outcome_queued = 1
BEGIN
    SELECT raise(ABORT, 'the outcome of an interview is queued once');
END;

-- The child stands in both keys: nobody's interview covers another's episode.
CREATE TABLE interview_episode (
    interview TEXT NOT NULL,
    position INTEGER NOT NULL,
    child TEXT NOT NULL,
    episode TEXT NOT NULL,
    PRIMARY KEY (interview, position),
    UNIQUE (episode, interview),
    FOREIGN KEY (child, interview) REFERENCES interview (child, id),
    FOREIGN KEY (child, episode) REFERENCES episode (child, id)
) STRICT, WITHOUT ROWID;

-- value is last, so that what is short can be read without a long story's pages.
CREATE TABLE answer (
    interview TEXT NOT NULL REFERENCES interview (id),
    ref TEXT NOT NULL,
    kept_at TEXT NOT NULL CHECK (kept_at GLOB '*T*+00:00'),
    state TEXT NOT NULL,
    voice TEXT,
    value TEXT NOT NULL,
    CONSTRAINT answer_state CHECK (
        state = 'answered' OR state = 'declined' OR state = 'did_not_know'
        OR state = 'not_asked' OR state = 'does_not_apply'
        OR state = 'answered_by_another'
    ),
    CONSTRAINT answer_voice CHECK (
        voice = 'childs_words' OR voice = 'seen' OR voice = 'told_by_another'
        OR voice = 'my_view'
    ),
    PRIMARY KEY (interview, ref)
) STRICT;

CREATE TABLE repeat_row (
    interview TEXT NOT NULL REFERENCES interview (id),
    repeat TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    state TEXT NOT NULL,
    CONSTRAINT repeat_row_state CHECK (state = 'here' OR state = 'removed'),
    PRIMARY KEY (interview, repeat, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER answer_is_not_added_after_finish
BEFORE INSERT ON answer
WHEN (SELECT stage FROM interview WHERE id = new.interview) = 'finished'
BEGIN
    SELECT raise(ABORT, 'the interview is finished');
END;

CREATE TRIGGER answer_is_not_changed_after_finish
BEFORE UPDATE ON answer
WHEN (SELECT stage FROM interview WHERE id = old.interview) = 'finished'
BEGIN
    SELECT raise(ABORT, 'the interview is finished');
END;

CREATE TRIGGER answer_is_not_cleared
BEFORE DELETE ON answer
BEGIN
    SELECT raise(ABORT, 'an answer is set aside, never cleared');
END;

CREATE TRIGGER repeat_row_is_not_added_after_finish
BEFORE INSERT ON repeat_row
WHEN (SELECT stage FROM interview WHERE id = new.interview) = 'finished'
BEGIN
    SELECT raise(ABORT, 'the interview is finished');
END;

CREATE TRIGGER repeat_row_is_not_changed_after_finish
BEFORE UPDATE ON repeat_row
WHEN (SELECT stage FROM interview WHERE id = old.interview) = 'finished'
BEGIN
    SELECT raise(ABORT, 'the interview is finished');
END;

-- A row's number is never given again, so the row that had it stays.
CREATE TRIGGER repeat_row_is_not_cleared
BEFORE DELETE ON repeat_row
BEGIN
    SELECT raise(ABORT, 'a row is marked as removed, never cleared');
END;

CREATE TABLE permission (
    interview TEXT NOT NULL REFERENCES interview (id),
    number INTEGER NOT NULL CHECK (number > 0),
    audience TEXT NOT NULL,
    about TEXT NOT NULL,
    said TEXT NOT NULL,
    at TEXT NOT NULL CHECK (at GLOB '*T*+00:00'),
    words TEXT NOT NULL,
    CONSTRAINT permission_said CHECK (
        said = 'not_asked' OR said = 'agreed' OR said = 'refused'
        OR said = 'with_limits'
    ),
    PRIMARY KEY (interview, number)
) STRICT;

CREATE TRIGGER permission_is_not_changed
BEFORE UPDATE ON permission
BEGIN
    SELECT raise(ABORT, 'permission is only added to');
END;

CREATE TRIGGER permission_is_not_cleared
BEFORE DELETE ON permission
BEGIN
    SELECT raise(ABORT, 'permission is only added to');
END;

CREATE TABLE override (
    interview TEXT NOT NULL REFERENCES interview (id),
    number INTEGER NOT NULL CHECK (number > 0),
    audience TEXT NOT NULL,
    about TEXT NOT NULL,
    threshold TEXT NOT NULL,
    reason TEXT NOT NULL,
    told TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    at TEXT NOT NULL CHECK (at GLOB '*T*+00:00'),
    why_not_told TEXT NOT NULL,
    CONSTRAINT override_told CHECK (
        told = 'before' OR told = 'after' OR told = 'not_told'
    ),
    PRIMARY KEY (interview, number)
) STRICT;

CREATE TRIGGER override_is_not_changed
BEFORE UPDATE ON override
BEGIN
    SELECT raise(ABORT, 'override is only added to');
END;

CREATE TRIGGER override_is_not_cleared
BEFORE DELETE ON override
BEGIN
    SELECT raise(ABORT, 'override is only added to');
END;

CREATE TABLE jotting (
    interview TEXT NOT NULL REFERENCES interview (id),
    number INTEGER NOT NULL CHECK (number > 0),
    at TEXT NOT NULL CHECK (at GLOB '*T*+00:00'),
    filed_to TEXT,
    words TEXT NOT NULL,
    PRIMARY KEY (interview, number)
) STRICT;

CREATE TABLE copy (
    interview TEXT NOT NULL REFERENCES interview (id),
    number INTEGER NOT NULL CHECK (number > 0),
    audience TEXT NOT NULL,
    language TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    pages INTEGER NOT NULL,
    issued TEXT NOT NULL CHECK (issued GLOB '*T*+00:00'),
    CONSTRAINT copy_language CHECK (language = 'en' OR language = 'cy'),
    PRIMARY KEY (interview, number)
) STRICT;

CREATE TRIGGER copy_is_not_changed
BEFORE UPDATE ON copy
BEGIN
    SELECT raise(ABORT, 'copy is only added to');
END;

CREATE TRIGGER copy_is_not_cleared
BEFORE DELETE ON copy
BEGIN
    SELECT raise(ABORT, 'copy is only added to');
END;

-- No time, no order of arrival, no way back to an interview or a child.
CREATE TABLE outcome (
    key TEXT PRIMARY KEY CHECK (length(key) = 32 AND key NOT GLOB '*[^0-9a-f]*'),
    status TEXT NOT NULL,
    record TEXT NOT NULL CHECK (json_valid(record)),
    CONSTRAINT outcome_status CHECK (
        status = 'waiting' OR status = 'approved' OR status = 'held'
        OR status = 'exported'
    )
) STRICT, WITHOUT ROWID;

CREATE TRIGGER outcome_record_is_for_ever
BEFORE UPDATE OF key, record ON outcome
BEGIN
    SELECT raise(ABORT, 'what was de-identified is never changed');
END;

CREATE TRIGGER outcome_stays_exported
BEFORE UPDATE OF status ON outcome WHEN old.status = 'exported'
BEGIN
    SELECT raise(ABORT, 'an outcome leaves once');
END;

CREATE TABLE trail (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    at TEXT NOT NULL CHECK (at GLOB '*T*+00:00'),
    CONSTRAINT trail_act CHECK (
        act = 'vault_made' OR act = 'vault_opened' OR act = 'child_added'
        OR act = 'episode_added' OR act = 'interview_begun'
        OR act = 'permission_recorded' OR act = 'override_recorded'
        OR act = 'interview_finished' OR act = 'copy_issued'
        OR act = 'outcome_approved' OR act = 'outcome_held' OR act = 'batch_exported'
    )
) STRICT;

CREATE TRIGGER trail_is_not_changed
BEFORE UPDATE ON trail
BEGIN
    SELECT raise(ABORT, 'trail is only added to');
END;

CREATE TRIGGER trail_is_not_cleared
BEFORE DELETE ON trail
BEGIN
    SELECT raise(ABORT, 'trail is only added to');
END;

PRAGMA user_version = 1;
