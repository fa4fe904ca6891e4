/** Reading spec files: YAML to checked values that know where they stand. */
@NullMarked
package org.cxlmi.spec;

import org.jspecify.annotations.NullMarked;
