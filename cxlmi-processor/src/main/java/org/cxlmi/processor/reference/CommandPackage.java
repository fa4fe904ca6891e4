package org.cxlmi.processor.reference;

import java.util.List;

/**
 * A Java package that commands are generated into.
 *
 * @param name the package, for example {@code org.cxlmi.sdk.generic}
 * @param facade simple name of the class that has one method for each command; empty for none
 * @param files spec files, for example {@code generic/events.yaml}
 */
public record CommandPackage(String name, String facade, List<String> files) {}
