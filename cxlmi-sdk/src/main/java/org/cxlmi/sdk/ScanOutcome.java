package org.cxlmi.sdk;

import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlException;

/** What became of one device that a scan found. */
public sealed interface ScanOutcome {

    /** The device's name, for example {@code mem0}. */
    String device();

    /** The scan opened it. */
    record Opened(String device, Endpoint endpoint) implements ScanOutcome {}

    /** This context had it open before. */
    record AlreadyOpen(String device, Endpoint endpoint) implements ScanOutcome {}

    /** It could not be opened, or did not answer. */
    record Failed(String device, CxlException reason) implements ScanOutcome {}
}
