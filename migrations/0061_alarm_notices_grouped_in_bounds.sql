-- Four times a second the oldest whose minute is over are grouped, each with its company: found by an index, however many wait. What
-- is in no message yet needs no place in the index of messages.
create index alarm_notices_company on alarm_notices (organisation, channel, recipient, due_at, notice)
  where state = 'waiting' and message is null;
drop index alarm_notices_of_message;
create index alarm_notices_of_message on alarm_notices (message) where state = 'waiting' and message is not null;
