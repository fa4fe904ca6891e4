/** Small programs, one for each task, to run and to copy from. */
@NullMarked
package org.cxlmi.examples;

import org.jspecify.annotations.NullMarked;
