-- The message under which somebody asked to be told has a button to take that back: it goes when they are told.

ALTER TABLE owed ADD COLUMN parting TEXT;  -- parameters of editMessageReplyMarkup; null once the message is another one
