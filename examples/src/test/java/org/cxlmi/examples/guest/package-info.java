/** Tests that run inside a Linux guest with emulated CXL devices, and the test that starts them there. */
@NullMarked
package org.cxlmi.examples.guest;

import org.jspecify.annotations.NullMarked;
