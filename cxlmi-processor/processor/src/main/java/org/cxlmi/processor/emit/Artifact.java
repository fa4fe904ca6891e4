package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;

/** One class to generate. */
public interface Artifact {

    ClassName className();

    TypeSpec typeSpec();
}
