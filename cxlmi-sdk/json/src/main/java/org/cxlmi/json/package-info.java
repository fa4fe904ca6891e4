/**
 * Writes structs as JSON and reads them back to the same bytes, with Jackson 3
 * ({@code tools.jackson.core:jackson-databind}); see {@link org.cxlmi.json.CxlModule}.
 *
 * <p>A struct is an object whose keys are its fields, in their order:
 *
 * <ul>
 *   <li>Integers are numbers as they are on the wire, whatever their unit: unsigned ones up to 64 bits, capacities in
 *       their steps, timestamps in nanoseconds since 1970. Those that may have more than 53 bits may
 *       be text, in decimal or as {@code "0xff"}, when they are read. If reserved bits of the field are set, the value is an
 *       object with the number and these bits in hex: {@code {"_value": 291, "_unknown": "0xf000"}}.
 *   <li>A field whose accessor says that it is absent is {@code null}: its condition does not hold, or its value means
 *       "not there". If its bytes are not zero, an object {@code _absent} after the fields has them in hex:
 *       {@code "_absent": {"lifeUsed": "ff"}}. Bits that are not valid are {@code null} too; if they are set, they are
 *       written in {@code _unknown}.
 *   <li>An enumeration is the name of its constant; a code without a constant is a number, or the text of a UUID.
 *   <li>Bits are an object with all known bits: {@code true} and {@code false} for flags, numbers, constants. Unknown
 *       bits that are set are in {@code _unknown}, in hex: {@code "0x80"}. Bits that are left out are read as zero.
 *   <li>UUIDs are text, raw bytes are hex digits. Text is text, unless this would lose bytes: then it is an object with
 *       the bytes in hex, {@code {"_hex": "ff00"}}.
 *   <li>Structs within structs are objects, arrays are arrays. Bytes that are a struct if another field says so are an
 *       object under the name of that struct ({@code "dramEvent"}), otherwise hex digits under their own name.
 *   <li>Reserved bytes are left out if they are zero; otherwise {@code _reserved37} has them in hex, 37 being their
 *       offset with all arrays empty.
 *   <li>Fields that a later revision appended are left out if they were not sent.
 *   <li>{@code _tail} has in hex what is longer than the layout.
 *   <li>Secret fields are {@code "***"}, which cannot be read back.
 * </ul>
 *
 * <p>When JSON is read, all fields have to be there, except those that may be left out according to this list. The
 * counts have to be right. A field whose condition does not hold has to be {@code null}, and only what is absent may
 * be. Anything else ends in a {@link tools.jackson.databind.exc.MismatchedInputException} that names struct and field.
 */
@NullMarked
package org.cxlmi.json;

import org.jspecify.annotations.NullMarked;
