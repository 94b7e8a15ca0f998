-- Whose database this is, and what it has seen. One row.
create table node (
  only_one boolean primary key default true check (only_one),
  schema_version int not null,
  identity uuid not null default gen_random_uuid(),
  incarnation bigint not null default 0,
  nonce bigint not null default 0,
  map_version bigint not null default 0,
  map bytea
) with (fillfactor = 50, vacuum_truncate = off);

insert into node (schema_version) values (1);

-- How far the databases of other workers have lived, as far as this one has seen.
create table lives (
  identity uuid primary key,
  incarnation bigint not null,
  nonce bigint not null,
  timeline bigint not null,
  beat bigint not null
) with (fillfactor = 50, vacuum_truncate = off);

-- One row per lane. Every statement of a lane updates its row, so there must be room for many versions on a page.
create table fences (
  lane int primary key,
  fence bigint not null,
  beat bigint not null
) with (fillfactor = 10, vacuum_truncate = off, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0);

-- What acceptors remember besides rows. Never deleted. fill says which rows of the partition are alive.
create table partitions (
  partition int primary key,
  fill int not null,
  promised bigint not null,
  session bigint not null,
  epoch int,
  voters int[],
  next int[]
) with (fillfactor = 50, vacuum_truncate = off);

-- No second index, and nothing indexed ever changes: so an update touches no index as long as its page has room.
create table rows (
  partition int not null,
  fill int not null,
  key bytea not null,
  bucket smallint not null,
  ballot bigint not null,
  step bigint not null,
  etag_ballot bigint not null,
  etag_step bigint not null,
  version bigint not null,
  value bytea,
  content_type bytea,
  expires_at bigint,
  written_at bigint not null,
  clock bigint not null,
  other_clocks text,
  recent bytea not null,
  digest bigint not null,
  primary key (partition, fill, key)
) with (fillfactor = 85, vacuum_truncate = off, autovacuum_vacuum_scale_factor = 0.1);

-- Compressing costs more than it saves here, and what is remembered of operations belongs beside its row.
alter table rows alter column value set storage external;
alter table rows alter column recent set storage main;

-- No plan depends on what is typical of these: to find that out again and again would take a second of a processor.
alter table rows
  alter column bucket set statistics 0,
  alter column ballot set statistics 0,
  alter column step set statistics 0,
  alter column etag_ballot set statistics 0,
  alter column etag_step set statistics 0,
  alter column version set statistics 0,
  alter column value set statistics 0,
  alter column content_type set statistics 0,
  alter column expires_at set statistics 0,
  alter column written_at set statistics 0,
  alter column clock set statistics 0,
  alter column other_clocks set statistics 0,
  alter column recent set statistics 0,
  alter column digest set statistics 0;

-- Filled and emptied again before a lane serves, to see whether there is room on the disk.
create table room (filler text) with (vacuum_truncate = off);
alter table room alter column filler set storage plain;

create function readable(bytes bytea) returns text language plpgsql immutable strict parallel safe as $$
begin
  return convert_from(bytes, 'UTF8');
exception when others then
  return null;
end
$$;

create function moment(millis bigint) returns timestamptz language sql immutable strict parallel safe
  as $$ select case when millis between 0 and 253402300799999 then to_timestamp(millis / 1000.0) end $$;

create function stamp(ballot bigint, step bigint) returns text language sql immutable strict parallel safe
  as $$ select 'e' || (ballot >> 43) || '.' || (ballot >> 16 & 134217727) || '.' || (ballot & 65535) || '#' || step $$;

-- For people: every live key of this worker, tombstones included.
create view entries as
select
  r.partition,
  coalesce(readable(r.key), encode(r.key, 'escape')) as key,
  readable(r.value) as value,
  r.value is null as deleted,
  octet_length(r.value) as bytes,
  readable(r.content_type) as content_type,
  r.version,
  stamp(r.ballot, r.step) as stamp,
  stamp(r.etag_ballot, r.etag_step) as etag,
  moment(r.written_at) as written_at,
  moment(r.expires_at) as expires_at,
  r.key as key_bytes,
  r.value as value_bytes
from rows r left join partitions p using (partition)
where r.fill = coalesce(p.fill, 0) and r.key <> ''::bytea;

comment on view entries is 'every key that this Trivet worker stores; value is empty where it is not text';
comment on table rows is 'of this Trivet worker; never change it by hand, its replicas would not know';
