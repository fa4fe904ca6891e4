/** For tests: what every transport has to do right, and a transport whose component answers as it is told to. */
@NullMarked
package org.cxlmi.testkit;

import org.jspecify.annotations.NullMarked;
