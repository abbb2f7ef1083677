package org.example.badges;

import com.jsonexpress.identity.core.spi.Provider;

/** An SPI of a stranger's. */
public interface BadgePrinter extends Provider {

    /** Prints a badge. */
    String print(String color);
}
