\set number random(0, :keys - 1)
insert into entries values (int4send(:number), 1, :content)
on conflict (key) do update set version = entries.version + 1, value = excluded.value;
