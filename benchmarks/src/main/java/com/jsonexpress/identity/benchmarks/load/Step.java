package com.jsonexpress.identity.benchmarks.load;

import java.io.IOException;

/** One request and its answer. */
enum Step {
    /** {@code GET /hello} with an access token. */
    GET,
    /** {@code POST /auth/refresh} with the refresh token of the last answer; of a bare server {@code POST /hello}. */
    REFRESH,
    /** {@code POST /auth/login} with the right password; of a bare server {@code POST /hello}. */
    LOGIN;

    void run(Connection connection, Account account) throws IOException {
        switch (this) {
            case GET -> connection.send(account.hello());
            case LOGIN -> connection.send(account.login());
            case REFRESH -> {
                connection.send(account.refresh());
                account.refreshed(connection.answer());
            }
        }
    }
}
