package org.cxlmi.cli.catalog;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** Finds what plug-ins have, in their own class loaders, for what looks for services of all jars. */
final class PluginServices extends ClassLoader {

    private final List<Plugin> plugins;

    PluginServices(List<Plugin> plugins) {
        super(PluginServices.class.getClassLoader());
        this.plugins = List.copyOf(plugins);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        for (Plugin plugin : plugins) {
            if (plugin.packages().contains(packageName)) {
                return plugin.loader().loadClass(name);
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        List<URL> found = new ArrayList<>();
        for (Plugin plugin : plugins) {
            found.addAll(Collections.list(plugin.loader().getResources(name)));
        }
        return Collections.enumeration(found);
    }
}
