/**
 * Counts and times commands in a registry of Micrometer ({@code io.micrometer:micrometer-core}); see {@link
 * org.cxlmi.micrometer.CxlMetrics}.
 */
@NullMarked
package org.cxlmi.micrometer;

import org.jspecify.annotations.NullMarked;
