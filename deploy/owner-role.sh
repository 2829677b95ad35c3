#!/bin/bash
# Runs once, while the database is being made: the bot gets a role that owns its own database and nothing else.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres --set=password="$POSTGRES_PASSWORD" <<'SQL'
create role daymark login password :'password';
create database daymark owner daymark;
-- From now on the superuser comes in from inside the container only.
alter role current_user password null;
SQL
