#!/bin/sh
# The owner who migrates, the login of the web, which owns nothing, and what docs/operations.md says about both. Run once, by the
# database's first start.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v owner_password="$OWNER_PASSWORD" -v app_password="$APP_PASSWORD" <<'SQL'
create role hv_owner login createrole password :'owner_password';
create role hv_web login password :'app_password';
create database hele_vejen owner hv_owner;
alter role hv_web set statement_timeout = '60s';
alter role hv_web set idle_in_transaction_session_timeout = '60s';
alter database hele_vejen set jit = off;
alter database hele_vejen set log_min_messages = 'log';
alter database hele_vejen set log_min_error_statement = 'panic';
SQL
