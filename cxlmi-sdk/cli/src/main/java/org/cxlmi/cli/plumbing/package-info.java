/** The commands of the specification and of vendors, and raw bytes. */
@NullMarked
package org.cxlmi.cli.plumbing;

import org.jspecify.annotations.NullMarked;
