package org.cxlmi.sdk.fleet;

/**
 * Some targets that are tried before others.
 *
 * @param targets the number of targets
 * @param allowedFailures the number of them that may fail; if more fail, the run stops
 */
record Wave(int targets, int allowedFailures) {}
