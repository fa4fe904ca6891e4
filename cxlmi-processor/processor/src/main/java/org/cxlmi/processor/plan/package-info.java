/** The plan of what is generated from a spec: offsets, Java names and accessor forms, decided once. */
@NullMarked
package org.cxlmi.processor.plan;

import org.jspecify.annotations.NullMarked;
