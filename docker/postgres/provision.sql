-- Creates the five databases, a login role for each that can reach nothing else, and the login of
-- the data split. Safe to run again: it changes only what differs, and sets the passwords anew.
--
--   psql --no-psqlrc --file=provision.sql
--
-- as a superuser, or as a role with CREATEDB, CREATEROLE and (for `extraction`) REPLICATION. The
-- server comes from libpq's own variables (PGHOST, PGPORT, PGUSER, PGPASSWORD), the passwords from
-- the variables read below: never from the command line, which other users can see.

\set ON_ERROR_STOP on
SET client_min_messages = 'warning';
\set cafe_password ''
\set menu_password ''
\set orders_password ''
\set reporting_password ''
\set gateway_password ''
\set extraction_password ''
\getenv cafe_password CAFE_DB_PASSWORD
\getenv menu_password MENU_DB_PASSWORD
\getenv orders_password ORDERS_DB_PASSWORD
\getenv reporting_password REPORTING_DB_PASSWORD
\getenv gateway_password GATEWAY_DB_PASSWORD
\getenv extraction_password EXTRACTION_DB_PASSWORD

-- Two runs at once would trip over each other's CREATE ROLE: the second waits here. The lock ends
-- with the session.
DO $$ BEGIN PERFORM pg_advisory_lock(hashtext('cafe provisioning')); END $$;

-- No password reaches the server's log, whatever it is set to log (only a superuser may say so).
DO $$
BEGIN
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        PERFORM set_config('log_statement', 'none', false),
                set_config('log_min_error_statement', 'panic', false),
                set_config('log_min_duration_statement', '-1', false);
    END IF;
END $$;

-- What the rest relies on, before anything is changed.
CREATE TEMPORARY TABLE wanted (name text PRIMARY KEY, password text NOT NULL);
INSERT INTO wanted VALUES
    ('cafe', :'cafe_password'),
    ('menu', :'menu_password'),
    ('orders', :'orders_password'),
    ('reporting', :'reporting_password'),
    ('gateway', :'gateway_password'),
    ('extraction', :'extraction_password');

DO $$
DECLARE
    short text;
BEGIN
    IF current_setting('server_version_num')::int < 150000 THEN
        RAISE EXCEPTION 'PostgreSQL 15 or newer is needed, this is %', current_setting('server_version');
    END IF;
    IF current_setting('wal_level') <> 'logical' THEN
        RAISE EXCEPTION 'wal_level is %, the data split needs logical', current_setting('wal_level')
            USING HINT = 'Start the server with -c wal_level=logical (on RDS: rds.logical_replication = 1).';
    END IF;
    SELECT string_agg(upper(name) || '_DB_PASSWORD', ', ' ORDER BY name) INTO short
    FROM wanted WHERE length(password) < 16;
    IF short IS NOT NULL THEN
        RAISE EXCEPTION 'missing or shorter than 16 characters: %', short;
    END IF;
END $$;

-- Roles.
SELECT format('CREATE ROLE %I', name) FROM wanted
WHERE name NOT IN (SELECT rolname FROM pg_roles) \gexec
SELECT format('ALTER ROLE %I LOGIN NOCREATEDB NOCREATEROLE PASSWORD %L', name, password) FROM wanted \gexec

-- Databases, each owned by its role. A role that isn't superuser must be a member of the owner.
SELECT format('GRANT %I TO CURRENT_USER', name) FROM wanted
WHERE name <> 'extraction' AND NOT pg_has_role(current_user, name, 'USAGE') \gexec
-- In UTF-8 whatever the server's own encoding is: people write their names in any script.
SELECT format('CREATE DATABASE %I OWNER %I ENCODING ''UTF8'' TEMPLATE template0', name, name) FROM wanted
WHERE name <> 'extraction' AND name NOT IN (SELECT datname FROM pg_database) \gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', datname) FROM pg_database
WHERE datname IN (SELECT name FROM wanted)
   OR datname IN ('postgres', 'template1')
      AND pg_has_role(current_user, datdba, 'USAGE') \gexec

-- The login of the data split: it replicates, and acts on the tables as their owner would.
-- PostgreSQL 15 lets a superuser alone create subscriptions; 16 brought pg_create_subscription.
-- On RDS, where nobody is a superuser, rds_replication stands for the REPLICATION attribute.
SELECT CASE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = 'rds_replication')
            THEN 'GRANT rds_replication TO extraction'
            ELSE 'ALTER ROLE extraction REPLICATION' END \gexec
SELECT format('GRANT %I TO extraction', name) FROM wanted WHERE name <> 'extraction' \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO extraction', name) FROM wanted WHERE name <> 'extraction' \gexec
SELECT CASE WHEN current_setting('server_version_num')::int >= 160000
            THEN 'GRANT pg_create_subscription TO extraction'
            ELSE 'ALTER ROLE extraction SUPERUSER' END
WHERE current_setting('server_version_num')::int >= 160000
   OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) \gexec
-- A server that came from 15 to 16 takes back what it no longer needs.
SELECT 'ALTER ROLE extraction NOSUPERUSER' FROM pg_roles
WHERE rolname = 'extraction' AND rolsuper AND current_setting('server_version_num')::int >= 160000 \gexec
