package com.jsonexpress.identity.core.spi;

/**
 * One job on its way to a worker. Prints neither payload nor key.
 *
 * @param id the same for every attempt
 * @param attempt 1 for the first; those that were put back ({@link JobHandler#handle}) are not counted
 */
@SuppressWarnings("ArrayRecordComponent")
public record Job(String queue, String name, String id, int attempt, byte[] payload) {
    @Override
    public String toString() {
        return "Job[" + queue + "/" + name + " " + id + " attempt " + attempt + "]";
    }
}
