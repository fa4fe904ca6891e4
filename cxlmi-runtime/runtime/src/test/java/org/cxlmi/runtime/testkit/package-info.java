/** What every transport has to do right, as tests that an implementer runs against it. */
@NullMarked
package org.cxlmi.runtime.testkit;

import org.jspecify.annotations.NullMarked;
