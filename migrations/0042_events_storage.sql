-- What is sealed does not shrink: compressing it is work for nothing, a fifth of PostgreSQL's time with six sealed values in an
-- event (ADR 36). External: never compressed, and only what does not fit into a page goes out of line.
alter table events alter column data set storage external;
alter table events set (toast_tuple_target = 8160);
