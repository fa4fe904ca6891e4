package org.cxlmi.runtime.internal.pcapng;

import java.util.List;

/**
 * Where packets were captured.
 *
 * @param name empty if the file gives it none
 * @param comments what its comments say
 */
public record CapturedInterface(String name, List<String> comments) {}
