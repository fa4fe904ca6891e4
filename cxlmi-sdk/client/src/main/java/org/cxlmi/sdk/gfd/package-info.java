/** Commands of global fabric-attached memory (FAM) devices. */
@CxlCommands(
        value = "memdev/gfd-component-management.yaml",
        facade = "GlobalFamDevice",
        typesFrom = {"org.cxlmi.sdk.memdev", "org.cxlmi.sdk.fmapi"})
@NullMarked
package org.cxlmi.sdk.gfd;

import org.cxlmi.runtime.CxlCommands;
import org.jspecify.annotations.NullMarked;
