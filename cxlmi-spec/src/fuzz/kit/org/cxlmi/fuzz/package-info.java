/** What all fuzz targets run in; {@code mvn -Pfuzz verify} compiles it into the tests of each module. */
package org.cxlmi.fuzz;
