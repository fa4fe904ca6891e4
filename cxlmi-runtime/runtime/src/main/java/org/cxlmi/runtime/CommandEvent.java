package org.cxlmi.runtime;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One command in a JDK flight recording. It costs nothing while no recording runs. */
@Name("org.cxlmi.Command")
@Label("CXL Command")
@Category("CXL")
@Description("A command sent to a CXL component; payloads are not recorded.")
@StackTrace(false)
final class CommandEvent extends Event {

    @Label("Target")
    String target = "";

    @Label("Command")
    String command = "";

    @Label("Opcode")
    int opcode;

    @Label("Request Size")
    @DataAmount
    int requestBytes;

    @Label("Response Size")
    @DataAmount
    int responseBytes;

    @Label("Return Code")
    @Description("As the component sent it; -1 where it sent none.")
    int returnCode = -1;
}
