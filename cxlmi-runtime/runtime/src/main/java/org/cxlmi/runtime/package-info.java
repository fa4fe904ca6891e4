/** Endpoints, commands, return codes and exceptions of the CXL component command interface. */
@NullMarked
package org.cxlmi.runtime;

import org.jspecify.annotations.NullMarked;
