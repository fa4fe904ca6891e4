/** Test kits that every transport has to pass, and a transport with scripted responses. */
@NullMarked
package org.cxlmi.testkit;

import org.jspecify.annotations.NullMarked;
