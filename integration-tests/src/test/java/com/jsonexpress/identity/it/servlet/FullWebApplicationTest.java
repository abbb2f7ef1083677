package com.jsonexpress.identity.it.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Tomcats;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Tag;

/** In the Tomcat of the class path. */
@Tag("wide")
public class FullWebApplicationTest extends WarContract {

    @Override
    protected Deployed deploy(Path war, ClassLoader container) throws Exception {
        Tomcat tomcat = Tomcats.create();
        tomcat.getEngine().setParentClassLoader(container);
        Context context = tomcat.addWebapp("/shop", war.toString());
        context.setParentClassLoader(container);
        int port = Tomcats.start(tomcat);
        assertThat(context.findFilterDefs()).hasSize(1);
        return new Deployed(
                port,
                () -> {
                    context.reload();
                    assertThat(context.findFilterDefs()).hasSize(1);
                },
                () -> {
                    tomcat.stop();
                    tomcat.destroy();
                });
    }
}
