/** Commands of shapes that no command of the specification has yet. */
@CxlCommands(value = "odd/odd.yaml", facade = "Odd")
package org.cxlmi.sdk.structs.odd;

import org.cxlmi.runtime.CxlCommands;
