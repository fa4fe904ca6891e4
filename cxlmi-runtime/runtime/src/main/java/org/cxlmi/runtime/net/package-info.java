/** MCTP over stream sockets: opens components that a simulator or an emulator serves over TCP or UNIX sockets. */
@NullMarked
package org.cxlmi.runtime.net;

import org.jspecify.annotations.NullMarked;
