-- JSONExpress Identity, schema version 1, H2. May be run again after a crash in its middle.
-- Times are nanoseconds since 1970-01-01T00:00:00Z: DATEADD(SECOND, created_at / 1000000000, DATE '1970-01-01') shows them.
-- A digest is SHA-256, so that no collation decides what is equal: of the length of the kind, a colon, kind and value.

CREATE TABLE IF NOT EXISTS jex_schema_version (
    version integer NOT NULL PRIMARY KEY,
    installed_at timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- One row per namespace, locked by what must not happen twice: the first user, the fall of an admin.
CREATE TABLE IF NOT EXISTS jex_guard (
    namespace VARCHAR NOT NULL PRIMARY KEY,
    occupied boolean NOT NULL,
    locks bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS jex_user (
    namespace VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    email_verified boolean NOT NULL,
    require_password_reset boolean NOT NULL,
    disabled boolean NOT NULL,
    password_hash VARCHAR,
    token_version bigint NOT NULL,
    mail_version bigint NOT NULL,
    contested boolean NOT NULL,
    owed_mail VARCHAR,
    owed_since bigint,
    seed_state VARCHAR NOT NULL,
    locale VARCHAR,
    revoked_at bigint,
    stranger_guesses integer NOT NULL,
    device_guesses integer NOT NULL,
    -- Custom fields, what of them is indexed, and the external caller, as JSON.
    details VARCHAR NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    acting_admin boolean NOT NULL,
    PRIMARY KEY (namespace, id)
);

CREATE INDEX IF NOT EXISTS jex_user_order ON jex_user (namespace, created_at, id);
CREATE INDEX IF NOT EXISTS jex_user_role ON jex_user (namespace, role, created_at, id);
CREATE INDEX IF NOT EXISTS jex_user_owed ON jex_user (namespace, owed_since, id);
CREATE INDEX IF NOT EXISTS jex_user_admin ON jex_user (namespace, acting_admin, id);

-- What one user alone has: the address, the external caller, unique fields.
CREATE TABLE IF NOT EXISTS jex_identifier (
    namespace VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    digest VARBINARY NOT NULL,
    user_id VARCHAR NOT NULL,
    PRIMARY KEY (namespace, kind, digest),
    FOREIGN KEY (namespace, user_id) REFERENCES jex_user (namespace, id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS jex_identifier_user ON jex_identifier (namespace, user_id);

-- What users are listed by.
CREATE TABLE IF NOT EXISTS jex_user_key (
    namespace VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    digest VARBINARY NOT NULL,
    created_at bigint NOT NULL,
    user_id VARCHAR NOT NULL,
    PRIMARY KEY (namespace, field, digest, created_at, user_id),
    FOREIGN KEY (namespace, user_id) REFERENCES jex_user (namespace, id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS jex_user_key_user ON jex_user_key (namespace, user_id);

-- When the latest user of an external caller was deleted.
CREATE TABLE IF NOT EXISTS jex_deleted_caller (
    namespace VARCHAR NOT NULL,
    digest VARBINARY NOT NULL,
    deleted_at bigint NOT NULL,
    PRIMARY KEY (namespace, digest)
);

-- The IKvStore.
CREATE TABLE IF NOT EXISTS jex_kv (
    namespace VARCHAR NOT NULL,
    item VARBINARY NOT NULL,
    content VARBINARY NOT NULL,
    expires_at bigint NOT NULL,
    PRIMARY KEY (namespace, item)
);

CREATE INDEX IF NOT EXISTS jex_kv_expiry ON jex_kv (expires_at);

-- The IQueueAdapter. A job that runs is due again when its lease ends; claims tells whose it is.
CREATE TABLE IF NOT EXISTS jex_job (
    namespace VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    queue VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    payload VARBINARY NOT NULL,
    attempts integer NOT NULL,
    claims bigint NOT NULL,
    due_at bigint NOT NULL,
    cron VARCHAR,
    once VARBINARY,
    dead_at bigint,
    PRIMARY KEY (namespace, id),
    UNIQUE (namespace, queue, once)
);

CREATE INDEX IF NOT EXISTS jex_job_due ON jex_job (namespace, queue, dead_at, due_at);
CREATE INDEX IF NOT EXISTS jex_job_cron ON jex_job (namespace, cron);

MERGE INTO jex_schema_version (version) KEY (version) VALUES (1);
