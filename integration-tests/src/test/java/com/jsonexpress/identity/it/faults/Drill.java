package com.jsonexpress.identity.it.faults;

import com.jsonexpress.identity.it.support.Answer;
import java.util.Map;

/**
 * One request of the contract, to be struck by an outage at each provider call it makes.
 *
 * @param prepare makes what it needs; the value is handed to the other steps
 * @param request the request itself, also as a client repeats it
 * @param done whether what it promises has come about, looked at after a success
 * @param success its status
 * @param afterLostAcknowledgement what else a repeat may answer, where the first one had done the work unnoticed
 */
record Drill(String name, Prepare prepare, Act request, Check done, int success, int afterLostAcknowledgement) {

    @FunctionalInterface
    interface Prepare {
        Map<String, String> on(Scene scene);
    }

    @FunctionalInterface
    interface Act {
        Answer on(Scene scene, Map<String, String> prepared);
    }

    @FunctionalInterface
    interface Check {
        boolean on(Scene scene, Map<String, String> prepared);
    }

    @Override
    public String toString() {
        return name;
    }
}
