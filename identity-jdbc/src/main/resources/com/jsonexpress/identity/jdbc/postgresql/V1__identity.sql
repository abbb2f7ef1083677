-- JSONExpress Identity, schema version 1, PostgreSQL.
-- Times are nanoseconds since 1970-01-01T00:00:00Z: to_timestamp(created_at / 1e9) shows them.
-- A digest is SHA-256, so that no collation decides what is equal: of the length of the kind, a colon, kind and value.

CREATE TABLE jex_schema_version (
    version integer NOT NULL PRIMARY KEY,
    installed_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
);

-- One row per namespace, locked by what must not happen twice: the first user, the fall of an admin.
CREATE TABLE jex_guard (
    namespace text COLLATE "C" NOT NULL PRIMARY KEY,
    occupied boolean NOT NULL,
    locks bigint NOT NULL
);

CREATE TABLE jex_user (
    namespace text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    email_verified boolean NOT NULL,
    require_password_reset boolean NOT NULL,
    disabled boolean NOT NULL,
    password_hash text COLLATE "C",
    token_version bigint NOT NULL,
    mail_version bigint NOT NULL,
    contested boolean NOT NULL,
    owed_mail text COLLATE "C",
    owed_since bigint,
    seed_state text COLLATE "C" NOT NULL,
    locale text COLLATE "C",
    revoked_at bigint,
    stranger_guesses integer NOT NULL,
    device_guesses integer NOT NULL,
    -- Custom fields, what of them is indexed, and the external caller, as JSON.
    details text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    acting_admin boolean NOT NULL,
    PRIMARY KEY (namespace, id)
) WITH (fillfactor = 90);

CREATE INDEX jex_user_order ON jex_user (namespace, created_at, id);
CREATE INDEX jex_user_role ON jex_user (namespace, role, created_at, id);
CREATE INDEX jex_user_owed ON jex_user (namespace, owed_since, id) WHERE owed_since IS NOT NULL;
CREATE INDEX jex_user_admin ON jex_user (namespace, id) WHERE acting_admin;

-- What one user alone has: the address, the external caller, unique fields.
CREATE TABLE jex_identifier (
    namespace text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    digest bytea NOT NULL,
    user_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (namespace, kind, digest),
    FOREIGN KEY (namespace, user_id) REFERENCES jex_user (namespace, id) ON DELETE CASCADE
);

CREATE INDEX jex_identifier_user ON jex_identifier (namespace, user_id);

-- What users are listed by.
CREATE TABLE jex_user_key (
    namespace text COLLATE "C" NOT NULL,
    field text COLLATE "C" NOT NULL,
    digest bytea NOT NULL,
    created_at bigint NOT NULL,
    user_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (namespace, field, digest, created_at, user_id),
    FOREIGN KEY (namespace, user_id) REFERENCES jex_user (namespace, id) ON DELETE CASCADE
);

CREATE INDEX jex_user_key_user ON jex_user_key (namespace, user_id);

-- When the latest user of an external caller was deleted.
CREATE TABLE jex_deleted_caller (
    namespace text COLLATE "C" NOT NULL,
    digest bytea NOT NULL,
    deleted_at bigint NOT NULL,
    PRIMARY KEY (namespace, digest)
);

-- The IKvStore.
CREATE TABLE jex_kv (
    namespace text COLLATE "C" NOT NULL,
    item bytea NOT NULL,
    content bytea NOT NULL,
    expires_at bigint NOT NULL,
    PRIMARY KEY (namespace, item)
);

CREATE INDEX jex_kv_expiry ON jex_kv (expires_at);

-- The IQueueAdapter. A job that runs is due again when its lease ends; claims tells whose it is.
CREATE TABLE jex_job (
    namespace text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    queue text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    payload bytea NOT NULL,
    attempts integer NOT NULL,
    claims bigint NOT NULL,
    due_at bigint NOT NULL,
    cron text COLLATE "C",
    once bytea,
    dead_at bigint,
    PRIMARY KEY (namespace, id),
    UNIQUE (namespace, queue, once)
);

CREATE INDEX jex_job_due ON jex_job (namespace, queue, due_at) WHERE dead_at IS NULL;
CREATE INDEX jex_job_cron ON jex_job (namespace, due_at) WHERE cron IS NOT NULL AND dead_at IS NULL;

INSERT INTO jex_schema_version (version) VALUES (1);
