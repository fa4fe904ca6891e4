/** Turns that blocked threads and asynchronous commands take one after another. */
@NullMarked
package org.cxlmi.runtime.internal.turn;

import org.jspecify.annotations.NullMarked;
