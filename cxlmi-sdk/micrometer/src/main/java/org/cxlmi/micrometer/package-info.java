/**
 * Metrics in a registry of Micrometer ({@code io.micrometer:micrometer-core}): {@link org.cxlmi.micrometer.CxlMetrics}
 * counts and times commands, {@link org.cxlmi.micrometer.ComponentMeters} has the readings of components.
 */
@NullMarked
package org.cxlmi.micrometer;

import org.jspecify.annotations.NullMarked;
