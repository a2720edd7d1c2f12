#!/bin/sh
# Run once by the image of PostgreSQL, when it makes its database: two roles, as "init" writes them for a PostgreSQL of one's own.
set -eu
psql --set ON_ERROR_STOP=on --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set owner="$POSTGRES_OWNER_PASSWORD" --set desk="$POSTGRES_DESK_PASSWORD" --set database="$POSTGRES_DB" <<'SQL'
create role lekwacht_owner login password :'owner';
create role lekwacht_desk login password :'desk';
alter database :"database" owner to lekwacht_owner;
revoke all on database :"database" from public;
grant connect on database :"database" to lekwacht_desk;
SQL
