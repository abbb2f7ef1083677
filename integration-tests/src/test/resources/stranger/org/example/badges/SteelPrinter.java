package org.example.badges;

import com.jsonexpress.identity.core.spi.Traits;

/** For production. */
public final class SteelPrinter extends PaperPrinter {
    public SteelPrinter() {
        super("steel");
    }

    @Override
    public Traits traits() {
        return Traits.PRODUCTION;
    }
}
