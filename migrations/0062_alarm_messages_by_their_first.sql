-- The first notice of a message gives it its id: what is to be tried next is found among the first ones by an index, however many
-- wait, and not by grouping all that wait for each four messages.
create index alarm_notices_first on alarm_notices (channel, urgent desc, next_try_at, message)
  where state = 'waiting' and message = notice;
drop index alarm_notices_waiting;
