/** What all commands share: options, targets one after the other or at once, questions before changes. */
@NullMarked
package org.cxlmi.cli.run;

import org.jspecify.annotations.NullMarked;
