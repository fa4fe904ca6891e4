package org.cxlmi.sdk.fleet;

/**
 * Some targets that are tried before others.
 *
 * @param targets how many
 * @param allowedFailures how many of them may fail for the run to go on
 */
record Wave(int targets, int allowedFailures) {}
