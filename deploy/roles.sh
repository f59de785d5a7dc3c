#!/bin/sh
# The owner who migrates, and the login of the web, which owns nothing. Run once by the database's first start.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v owner_password="$OWNER_PASSWORD" -v app_password="$APP_PASSWORD" <<'SQL'
create role hv_owner login createrole password :'owner_password';
create role hv_web login password :'app_password';
create database hele_vejen owner hv_owner;
SQL
