/** Talks to a message bus through dbus-java, which need not be there; nothing else depends on it. */
@NullMarked
package org.cxlmi.sdk.internal.dbus;

import org.jspecify.annotations.NullMarked;
