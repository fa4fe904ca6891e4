/** The contents of event records, by their format: media, DRAM, modules, sparing, dynamic capacity, switches. */
@CxlCommands(
        value = "events/event-records.yaml",
        typesFrom = {"org.cxlmi.sdk.memdev", "org.cxlmi.sdk.fmapi"})
@NullMarked
package org.cxlmi.sdk.events;

import org.cxlmi.runtime.CxlCommands;
import org.jspecify.annotations.NullMarked;
