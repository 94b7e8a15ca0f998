-- A value's length is no longer the length of what is stored once it is compressed; Trivet does not compress either.
create table entries (
  key bytea primary key,
  version bigint not null,
  value bytea not null
) with (fillfactor = 85, vacuum_truncate = off, autovacuum_vacuum_scale_factor = 0.1);
alter table entries alter column value set storage external;
