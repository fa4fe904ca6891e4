/** Commands of a vendor, generated from {@code src/main/specs/acme/lamps.yaml}. */
@CxlCommands(value = "acme/lamps.yaml", facade = "Acme")
@NullMarked
package org.cxlmi.examples.acme;

import org.cxlmi.runtime.CxlCommands;
import org.jspecify.annotations.NullMarked;
