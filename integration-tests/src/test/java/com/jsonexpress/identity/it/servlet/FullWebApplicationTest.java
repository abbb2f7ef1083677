package com.jsonexpress.identity.it.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.it.support.Tomcats;
import com.jsonexpress.identity.it.support.Transport;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WAR with our jars inside, in Tomcat: nobody calls anything, the class loader above knows nothing of ours. */
class FullWebApplicationTest {

    @Test
    void war_withTheJarsInside_isGuardedWithoutACall_alsoAfterAReload(@TempDir Path folder)
            throws IOException, LifecycleException {
        Path war = WebApplication.in(folder, App.SECRET, Hello.class);
        Tomcat tomcat = Tomcats.create();
        tomcat.getEngine().setParentClassLoader(WebApplication.container());
        Context context = tomcat.addWebapp("/shop", war.toString());
        context.setParentClassLoader(WebApplication.container());
        try {
            Transport wire = HttpTransport.to(Tomcats.start(tomcat));
            Client client =
                    new Client((method, target, headers, body) -> wire.send(method, "/shop" + target, headers, body));
            String token = client.register("ada@example.com").string("accessToken");

            assertThat(client.get("/hello", token).text()).isEqualTo("Hello ada@example.com");
            assertThat(client.get("/hello", "").status()).isEqualTo(401);
            assertThat(client.get("/hello", "").code()).isEqualTo("unauthenticated");
            assertThat(client.get("/public/x", "").text()).isEqualTo("Hello anonymous");
            assertThat(context.findFilterDefs()).hasSize(1);

            context.reload();
            assertThat(client.get("/hello", token).status()).isEqualTo(401);
            assertThat(client.register("ada@example.com").status()).isEqualTo(201);
            assertThat(context.findFilterDefs()).hasSize(1);
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }
}
