-- One table of reported events, as `\copy` reads it from CSV. See docs/scale.md.
CREATE EXTENSION IF NOT EXISTS postgis;

CREATE TABLE events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lng double precision,
  lat double precision,
  time timestamptz,
  organisation text,
  speaker text,
  kind text,
  place text,
  precision text,
  quantity double precision,
  source text,
  text text,
  -- Also for rows about a region: the page gives those no point, and counts them.
  geom geometry(Point, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lng, lat), 4326)) STORED
);
CREATE INDEX events_geom ON events USING gist (geom);
CREATE INDEX events_time ON events (time);
