/** What event records hold, by their format: media, DRAM, modules, sparing, dynamic capacity, switches. */
@CxlCommands("events/event-records.yaml")
@NullMarked
package org.cxlmi.sdk.events;

import org.cxlmi.runtime.CxlCommands;
import org.jspecify.annotations.NullMarked;
