package com.jsonexpress.identity.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainTest {
    private final List<String> seen = new ArrayList<>();

    private final Handler router = request -> {
        seen.add("router " + request.path());
        return new Proceed(request);
    };

    private Middleware middleware(String name) {
        return new Middleware() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void start(MiddlewareContext context) {}

            @Override
            public Reply handle(Request request, Handler next) throws Exception {
                seen.add(name + " " + request.path());
                Reply reply = next.handle(request);
                seen.add(name + " after");
                return reply;
            }
        };
    }

    private static Request request(String path, Map<String, List<String>> headers) {
        return Request.of("GET", path, null, Headers.of(headers), InputStream.nullInputStream(), "127.0.0.1");
    }

    @Test
    void middlewares_standInTheirOrderBeforeTheRouter() throws Exception {
        Chain.of(List.of(middleware("a"), middleware("b")), router).handle(Request.of("GET", "/%61"));

        assertThat(seen).containsExactly("a /a", "b /a", "router /a", "b after", "a after");
    }

    @Test
    void ambiguousPath_is400BeforeAnybodyLooks() throws Exception {
        Response response =
                (Response) Chain.of(List.of(middleware("a")), router).handle(Request.of("GET", "/a/../b"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(seen).isEmpty();
        assertThat(response.headers().first("Cache-Control")).contains("no-store");
        assertThat(response.headers().first("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void answer_evenToAFault_carriesTheSecurityFields() throws Exception {
        Handler failing = request -> {
            throw new IllegalStateException("x");
        };
        Response response = (Response) Chain.of(List.of(), failing).handle(Request.of("GET", "/"));

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.headers().first("Cache-Control")).contains("no-store");
    }

    @Test
    void leaveToProceed_addsNothingToTheApplicationsAnswer() throws Exception {
        Proceed proceed = (Proceed) Chain.of(List.of(), router).handle(Request.of("GET", "/"));

        assertThat(proceed.headers().asMap()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-user-payload",
                "X-User-Payload",
                "X-USER-PAYLOAD",
                "X_User_Payload",
                "x_user_payload",
                "X-User_Payload",
                "x.user.payload",
                "xuserpayload",
                "XUserPayload",
                "x--user--payload",
                "_x-user-payload",
                "x-user-payload_",
                "x user payload",
                "x-user-payload\u00a0",
                "x~user!payload",
                "X-U\u017fer-Payload",
            })
    void forgedHeader_inAnySpelling_isRemoved(String name) throws Exception {
        Request forged = request("/", Map.of(name, List.of("{\"role\":\"admin\"}"), "X-Other", List.of("kept")));

        Proceed proceed = (Proceed) Chain.of(List.of(), router).handle(forged);

        assertThat(proceed.request().headers().asMap()).containsOnlyKeys("X-Other");
    }

    @Test
    void header_withAnotherName_isKept() throws Exception {
        Map<String, List<String>> others =
                Map.of("x-user-payloads", List.of("a"), "user-payload", List.of("b"), "x-user", List.of("c"));

        Proceed proceed = (Proceed) Chain.of(List.of(), router).handle(request("/", others));

        assertThat(proceed.request().headers().asMap()).hasSize(3);
    }

    @Test
    void headers_beyondTheirLimit_are431() throws Exception {
        Handler chain = Chain.of(List.of(middleware("a")), router);
        String value = "v".repeat(Chain.MAX_HEADERS / 2 - 1);

        assertThat(chain.handle(request("/", Map.of("a", List.of(value, value)))))
                .isInstanceOf(Proceed.class);
        seen.clear();
        Response response = (Response) chain.handle(request("/", Map.of("a", List.of(value, value + "v"))));
        assertThat(response.status()).isEqualTo(431);
        assertThat(seen).isEmpty();
    }

    @Test
    void request_beforeTheChain_hasNoPath() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Request.of("GET", "/").path());
        assertThat(Request.of("GET", "/hunter2")).hasToString("GET (raw path)");
    }
}
