package com.jsonexpress.identity.it.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The corpus of e-mail addresses (contract: security-bar 14). The order is always the same, and no text comes twice. */
final class HostileAddresses {
    private HostileAddresses() {}

    static List<HostileAddress> all() {
        List<HostileAddress> all = new ArrayList<>();
        all.addAll(AddressShapes.all());
        all.addAll(AddressLocals.all());
        all.addAll(AddressDomains.all());
        all.addAll(AddressScripts.all());
        Map<String, HostileAddress> byText = new LinkedHashMap<>();
        for (HostileAddress address : all) {
            HostileAddress before = byText.putIfAbsent(address.text(), address);
            if (before != null && !before.typed().equals(address.typed())) {
                throw new AssertionError("two verdicts: " + before + " and " + address);
            }
        }
        return List.copyOf(byText.values());
    }
}
