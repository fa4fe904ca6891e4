/** The readings of components as numbers, with the names that they have in Prometheus and in OpenTelemetry. */
@NullMarked
package org.cxlmi.sdk.metrics;

import org.jspecify.annotations.NullMarked;
