-- Tables, columns and keys are called as the field calls them. The history is as it was.

-- Whoever waits for an answer subscribes to it; `keyboard_cleanup` takes away the button that takes this back.
ALTER TABLE owed RENAME TO subscriptions;
ALTER TABLE subscriptions RENAME COLUMN parting TO keyboard_cleanup;
DROP INDEX owed_by_question;
DROP INDEX owed_and_due;
CREATE INDEX subscriptions_by_question ON subscriptions (question);
CREATE INDEX subscriptions_due ON subscriptions (fact) WHERE fact IS NOT NULL;

-- The same question, however it is put, is one cluster.
ALTER TABLE wanted RENAME TO clusters;
ALTER TABLE wordings RENAME COLUMN wanted TO cluster;
ALTER TABLE asked RENAME COLUMN wanted TO cluster;
DROP INDEX wordings_of_one;
DROP INDEX asked_in_vain;
CREATE INDEX wordings_of_a_cluster ON wordings (cluster);
CREATE INDEX asked_by_cluster ON asked (cluster) WHERE cluster IS NOT NULL;
UPDATE jobs SET name = 'cluster' WHERE name = 'gather';
UPDATE dialogues SET state = json_set(json_remove(state, '$.wanted'), '$.cluster', json(state -> '$.wanted'))
WHERE state ->> '$.is_about' = 'draft' AND json_type(state, '$.wanted') IS NOT NULL;

-- Messages that became facts.
ALTER TABLE written RENAME TO fact_messages;
DROP INDEX written_by_age;
CREATE INDEX fact_messages_by_age ON fact_messages (at);

-- Updates keep their order in each chat.
ALTER TABLE inbox RENAME COLUMN lane TO chat_id;

-- What a chat was shown: the answer or the subjects; `parts` are the messages of a long answer beside the first one.
ALTER TABLE exchanges RENAME COLUMN told TO shown;
ALTER TABLE exchanges RENAME COLUMN further TO parts;
UPDATE exchanges SET shown = json_set(json_remove(shown, '$.shown'), '$.subjects', json(shown -> '$.shown'))
WHERE json_type(shown, '$.shown') IS NOT NULL;
