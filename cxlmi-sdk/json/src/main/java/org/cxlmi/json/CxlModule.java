package org.cxlmi.json;

import org.cxlmi.runtime.wire.Struct;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleSerializers;

/**
 * Lets Jackson write every struct as JSON and read it back to the same bytes.
 *
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder().addModule(new CxlModule()).build();
 * String json = mapper.writeValueAsString(record);
 * EventRecord same = mapper.readValue(json, EventRecord.class);
 * }</pre>
 *
 * <p>A response that cannot be read without its request takes it as an attribute:
 *
 * <pre>{@code
 * mapper.readerFor(GetVirtualCxlSwitchInfoResponse.class)
 *         .withAttribute(CxlModule.REQUEST, request)
 *         .readValue(json);
 * }</pre>
 *
 * <p>Other responses can be read without, but are compared with the attribute if it is their request: a
 * {@code GetLsaResponse} has to hold as many bytes as its {@code GetLsaRequest} asks for. What only the request says to
 * mean nothing, such as the value that a write returns, is valid in a response that was read without it.
 */
public final class CxlModule extends JacksonModule {

    /** The attribute of a reader that holds the request which a response belongs to. */
    public static final String REQUEST = "org.cxlmi.json.request";

    private final boolean showsSecrets;

    /** A module that writes secret fields as {@code "***"}. */
    public CxlModule() {
        this(false);
    }

    private CxlModule(boolean showsSecrets) {
        this.showsSecrets = showsSecrets;
    }

    /** A module that writes secret fields, passphrases among them, as they are. */
    public static CxlModule showingSecrets() {
        return new CxlModule(true);
    }

    @Override
    public String getModuleName() {
        return "org.cxlmi.json";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        SimpleSerializers serializers = new SimpleSerializers();
        serializers.addSerializer(Struct.class, new StructSerializer(showsSecrets));
        context.addSerializers(serializers);
        context.addDeserializers(new StructDeserializers());
    }
}
