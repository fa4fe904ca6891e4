/** Requests from options: one option for each field. */
@NullMarked
package org.cxlmi.cli.request;

import org.jspecify.annotations.NullMarked;
