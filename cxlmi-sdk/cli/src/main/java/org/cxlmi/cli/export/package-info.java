/** Serves metrics of components. Its classes, and the libraries that they need, are loaded for this command only. */
@NullMarked
package org.cxlmi.cli.export;

import org.jspecify.annotations.NullMarked;
