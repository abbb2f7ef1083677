package com.jsonexpress.identity.jdbc;

/**
 * The statements of the key-value store. Each is atomic by itself. A value that ended is treated as none in each of them.
 * Where PostgreSQL puts in one statement, H2 changes what is there and then adds what is not: {@code SET} and
 * {@code COUNT} are then two.
 *
 * @param set to a key that may be there; on H2 one that is
 * @param setIfEnded to a key that is absent or ended; on H2 one that is ended
 * @param count adds one and tells the digits, or nothing where the counter is full; on H2 to a key that is there
 * @param add H2: a key that is not there
 */
record KvSql(
        String get,
        String set,
        String setIfEnded,
        String take,
        String replace,
        String count,
        String delete,
        String purge,
        String add) {
    private static final String FULL = "'999999999999999999'";
    private static final String OF_KEY = " WHERE namespace = ? AND item = ?";

    static KvSql of(Dialect dialect) {
        return dialect.isPostgresql() ? postgresql(dialect.now(), dialect.start()) : h2(dialect.now());
    }

    private static KvSql postgresql(String now, String start) {
        String lives = " AND expires_at > " + now;
        String add =
                "INSERT INTO jex_kv AS kv (content, expires_at, namespace, item) VALUES (?, " + now + " + ?, ?, ?)";
        String orElse = add + " ON CONFLICT (namespace, item) DO UPDATE SET ";
        String ended = "kv.expires_at <= " + now;
        String digits = "encode(kv.content, 'escape')";
        return new KvSql(
                "SELECT content FROM jex_kv" + OF_KEY + lives,
                orElse + "content = EXCLUDED.content, expires_at = EXCLUDED.expires_at",
                orElse + "content = EXCLUDED.content, expires_at = EXCLUDED.expires_at WHERE " + ended,
                "DELETE FROM jex_kv" + OF_KEY + lives + " RETURNING content",
                "UPDATE jex_kv SET content = ?, expires_at = " + now + " + ?" + OF_KEY + " AND content = ?" + lives,
                // the clock is read once: a counter that ends between two looks would go on, and for another life
                orElse + "(content, expires_at) = (SELECT CASE WHEN is_over THEN EXCLUDED.content WHEN " + digits
                        + " ~ '^(0|[1-9][0-9]{0,17})$' THEN decode((CAST(" + digits
                        + " AS BIGINT) + 1)::text, 'escape') ELSE kv.content END,"
                        + " CASE WHEN is_over THEN EXCLUDED.expires_at ELSE kv.expires_at END"
                        + " FROM (SELECT " + ended + " AS is_over) AS looked) WHERE " + ended + " OR " + digits + " <> "
                        + FULL
                        + " RETURNING content",
                "DELETE FROM jex_kv" + OF_KEY + lives,
                // by where the rows are: a join may be planned as a look at the whole table
                "DELETE FROM jex_kv WHERE ctid = ANY (ARRAY(SELECT ctid FROM jex_kv WHERE expires_at <= " + start
                        + " ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED))",
                add);
    }

    private static KvSql h2(String now) {
        String lives = " AND expires_at > " + now;
        String ended = "expires_at <= " + now;
        String change = "UPDATE jex_kv SET content = ?, expires_at = " + now + " + ?" + OF_KEY;
        String digits = "UTF8TOSTRING(content)";
        return new KvSql(
                "SELECT content FROM jex_kv" + OF_KEY + lives,
                change,
                change + " AND " + ended,
                "SELECT content FROM OLD TABLE (DELETE FROM jex_kv" + OF_KEY + lives + ")",
                change + " AND content = ?" + lives,
                "SELECT content FROM FINAL TABLE (UPDATE jex_kv SET content = CASE WHEN " + ended
                        + " THEN ? WHEN REGEXP_LIKE(" + digits
                        + ", '^(0|[1-9][0-9]{0,17})\\z') THEN STRINGTOUTF8(CAST(CAST("
                        + digits + " AS BIGINT) + 1 AS VARCHAR)) ELSE content END, expires_at = CASE WHEN " + ended
                        + " THEN " + now + " + ? ELSE expires_at END" + OF_KEY
                        + " AND (" + ended + " OR " + digits + " <> " + FULL + "))",
                "DELETE FROM jex_kv" + OF_KEY + lives,
                "DELETE FROM jex_kv WHERE " + ended + " FETCH FIRST ? ROWS ONLY",
                "INSERT INTO jex_kv (content, expires_at, namespace, item) VALUES (?, " + now + " + ?, ?, ?)");
    }
}
