package org.cxlmi.json;

import org.cxlmi.runtime.wire.Struct;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleSerializers;

/**
 * A Jackson module that writes every struct as JSON and reads it back to the same bytes.
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
 * <p>Other responses can be read without their request. If you give it, the response is compared with it: a
 * {@code GetLsaResponse} has to hold as many bytes as its {@code GetLsaRequest} asks for. Some fields are absent after
 * some requests only, such as the value that a write returns. If a response is read without its request, these fields
 * are not absent.
 */
public final class CxlModule extends JacksonModule {

    /** The name of the reader's attribute with the request that the response answers. */
    public static final String REQUEST = "org.cxlmi.json.request";

    private final WrittenForm form;

    /** A module that writes secret fields as {@code "***"}. */
    public CxlModule() {
        this(WrittenForm.NORMAL);
    }

    private CxlModule(WrittenForm form) {
        this.form = form;
    }

    /** A module that writes secret fields, passphrases among them, as they are. */
    public static CxlModule showingSecrets() {
        return new CxlModule(WrittenForm.WITH_SECRETS);
    }

    /**
     * A module that writes for programs whose numbers have 53 bits, such as jq and JavaScript. What it writes is read
     * back by all modules; a size in bytes is not looked at then.
     *
     * <ul>
     *   <li>64-bit integers, and bits of them that may need more than 53, are text, whatever their value: in decimal, or
     *       as {@code "0xc0ffee"} where people write them in hexadecimal.
     *   <li>A size in steps, or as an exponent, is followed by the same in bytes, as text: {@code "totalCapacity": "16",
     *       "totalCapacityBytes": "4294967296"}.
     * </ul>
     */
    public static CxlModule forScripts() {
        return new CxlModule(WrittenForm.FOR_SCRIPTS);
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
        serializers.addSerializer(Struct.class, new StructSerializer(form));
        context.addSerializers(serializers);
        context.addDeserializers(new StructDeserializers());
    }
}
