/** Programs that measure; their names do not end in Test, so they run only if you ask for them. */
package org.cxlmi.examples.benchmark;
