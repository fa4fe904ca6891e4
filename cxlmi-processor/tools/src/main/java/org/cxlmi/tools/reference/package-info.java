/** The reference: one HTML page that shows all commands of a spec, drawn from the plan that Java is generated from. */
@NullMarked
package org.cxlmi.tools.reference;

import org.jspecify.annotations.NullMarked;
