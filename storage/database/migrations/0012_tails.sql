-- A long answer is several messages: when its question is edited, all of them are.

ALTER TABLE exchanges ADD COLUMN further TEXT NOT NULL DEFAULT '[]' CHECK (json_type(further) = 'array');  -- of outbox
