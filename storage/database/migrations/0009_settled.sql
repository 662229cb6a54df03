-- Which fact settled what was asked in vain: when that fact goes, the question is wanted again.

ALTER TABLE asked ADD COLUMN settled_by TEXT;

CREATE INDEX asked_and_settled ON asked (settled_by) WHERE settled_by IS NOT NULL;
