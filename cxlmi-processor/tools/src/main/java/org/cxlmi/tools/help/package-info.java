/** The documentation of commands in files that a command line reads. */
package org.cxlmi.tools.help;
