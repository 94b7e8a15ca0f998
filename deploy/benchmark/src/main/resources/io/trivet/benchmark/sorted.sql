\set first random(0, :keys - 1)
insert into entries
select key, 1, :content
from unnest(array(select int4send((:first + i * :stride) % :keys) as key from generate_series(0, 63) i order by key)) key
on conflict (key) do update set version = entries.version + 1, value = excluded.value;
