package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.access.Router;
import com.jsonexpress.identity.http.CanonicalPath;
import com.jsonexpress.identity.http.Coverage;
import com.jsonexpress.identity.http.Request;

/**
 * What the guard has to ask: on our own routes what the route says, wherever it is mounted and whatever is excluded; on
 * the application's what {@code jex.auth.include} and {@code exclude} say (contract 2.2, 2.4).
 */
public final class RouteCoverage implements Coverage {
    /** A path of ours, by another method; and one below our prefix that nothing answers. */
    private static final Cover KNOWN = new Cover(Demand.REQUIRED, true, false);

    private static final Cover UNKNOWN = new Cover(Demand.IGNORE, true, true);

    private final Router router;
    private final CanonicalPath ownSubtree;
    private final Coverage application;

    public RouteCoverage(Router router, CanonicalPath ownSubtree, Coverage application) {
        this.router = router;
        this.ownSubtree = ownSubtree;
        this.application = application;
    }

    @Override
    public Cover of(Request request) {
        var match = router.find(request);
        if (match.isPresent()) {
            Route route = match.get().route();
            return new Cover(route.demand(), true, route.repair());
        }
        if (request.path().startsWith(ownSubtree)) {
            return UNKNOWN;
        }
        return router.knows(request) ? KNOWN : application.of(request);
    }
}
