/** The rules for spec files beyond their form: one class for each rule. */
@NullMarked
package org.cxlmi.spec.check;

import org.jspecify.annotations.NullMarked;
