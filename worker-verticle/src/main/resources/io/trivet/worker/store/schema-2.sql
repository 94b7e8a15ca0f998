-- Which of these rows are not newer than what is stored, by their places, each with stamp and digest of what is: four
-- numbers for each. Stable, so it sees what the statement that calls it has found, and nothing that this has stored.
-- A function, since hardly any statement asks: one that has it in itself makes it ready every time.
create function passed_over(partitions int[], fills int[], keys bytea[], ballots bigint[], steps bigint[])
returns bigint[] language sql stable as $$
  select array_agg(v.value order by i.at, v.place)
  from unnest($1::int[], $2::int[], $3::bytea[], $4::bigint[], $5::bigint[]) with ordinality
      as i(partition, fill, key, ballot, step, at)
    join rows o using (partition, fill, key),
    unnest(array[i.at, o.ballot, o.step, o.digest]) with ordinality as v(value, place)
  where (o.ballot, o.step) >= (i.ballot, i.step)
$$;
