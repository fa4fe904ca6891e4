/** Plug-ins: commands of vendors that are compiled from spec files on the spot, and put into the user's folder. */
@NullMarked
package org.cxlmi.cli.plugin;

import org.jspecify.annotations.NullMarked;
