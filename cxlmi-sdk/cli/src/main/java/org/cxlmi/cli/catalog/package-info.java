/** The commands of the specification and of vendors, by their names on the command line. */
@NullMarked
package org.cxlmi.cli.catalog;

import org.jspecify.annotations.NullMarked;
