package com.jsonexpress.identity.it.http;

import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.JdkFixture;
import com.jsonexpress.identity.it.support.TomcatFixture;

/** Says on which host a contract is to hold. */
interface OnHost {
    HostFixture host();

    /** Whether the server answers 400 to this path by itself, before it asks identity. */
    default boolean serverRefuses(String path) {
        return false;
    }

    /** Function calls. */
    interface Direct extends OnHost {
        @Override
        default HostFixture host() {
            return HostFixture.DIRECT;
        }
    }

    /** The JDK's server. */
    interface Jdk extends OnHost {
        @Override
        default HostFixture host() {
            return new JdkFixture();
        }
    }

    /** Tomcat, with the filter for servlets. */
    interface OnTomcat extends OnHost {
        @Override
        default HostFixture host() {
            return new TomcatFixture();
        }

        @Override
        default boolean serverRefuses(String path) {
            return TomcatFixture.refuses(path);
        }
    }
}
