/** Jobs for people: several commands of the specification, and what they mean together. */
@NullMarked
package org.cxlmi.cli.porcelain;

import org.jspecify.annotations.NullMarked;
