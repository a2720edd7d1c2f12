-- Asked four times a second: what is to be grouped, and what is to be tried. What waits for its minute is looked at by neither.
drop index alarm_notices_waiting;
create index alarm_notices_ungrouped on alarm_notices (due_at) where state = 'waiting' and message is null;
create index alarm_notices_waiting on alarm_notices (channel, next_try_at) where state = 'waiting' and message is not null;
