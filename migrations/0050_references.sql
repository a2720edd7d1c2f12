-- A reporter comes back with the eight signs of his reference, and does not say of which organisation.
drop index look_ups_by_reference;
create index look_ups_by_reference on look_ups (generation, reference);
