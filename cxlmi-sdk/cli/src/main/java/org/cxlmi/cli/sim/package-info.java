/** Simulated fabrics: files with them, serving them, and requests to those that are served. */
@NullMarked
package org.cxlmi.cli.sim;

import org.jspecify.annotations.NullMarked;
