/** Files that users name. */
@NullMarked
package org.cxlmi.runtime.internal.file;

import org.jspecify.annotations.NullMarked;
