/** The content of a spec file as immutable values. Each knows its position in the file. */
@NullMarked
package org.cxlmi.spec.model;

import org.jspecify.annotations.NullMarked;
