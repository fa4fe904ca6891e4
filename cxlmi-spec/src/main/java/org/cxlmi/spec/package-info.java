/** Reads spec files: turns YAML into checked values that know their position in the file. */
@NullMarked
package org.cxlmi.spec;

import org.jspecify.annotations.NullMarked;
