package com.jsonexpress.identity.it.http;

import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.JdkFixture;

/** Says on which host a contract is to hold. */
interface OnHost {
    HostFixture host();

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
}
