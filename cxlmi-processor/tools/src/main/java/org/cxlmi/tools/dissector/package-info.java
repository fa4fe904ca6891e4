/** A dissector for Wireshark, in Lua, for all commands of a spec. */
package org.cxlmi.tools.dissector;
