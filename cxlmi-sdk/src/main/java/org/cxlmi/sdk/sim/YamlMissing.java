package org.cxlmi.sdk.sim;

/** Says what to add where Jackson's YAML module is not on the class path. */
final class YamlMissing {

    private YamlMissing() {}

    static IllegalStateException from(String doing, NoClassDefFoundError e) {
        return new IllegalStateException(
                doing + " needs tools.jackson.dataformat:jackson-dataformat-yaml: add it to the class path", e);
    }
}
