-- The first notice of a message gives it its id: what is to be tried next is found among the first ones by an index, however many
-- wait, and not by grouping all that wait for each four messages.
create index alarm_notices_first on alarm_notices (channel, urgent desc, next_try_at, message)
  where state = 'waiting' and message = notice;
drop index alarm_notices_waiting;
-- A message was sent as far as the minute of each of its notices was over: what was left of one whose first went out is grouped anew.
update alarm_notices as one set message = null
where state = 'waiting' and message is not null and message <> notice
  and not exists (select from alarm_notices as first where first.notice = one.message and first.state = 'waiting');
