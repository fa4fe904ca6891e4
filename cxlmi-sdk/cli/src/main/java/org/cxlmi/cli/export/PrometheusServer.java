package org.cxlmi.cli.export;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.sdk.monitor.PolledComponent;

/** Answers the scrapes of Prometheus. */
final class PrometheusServer implements AutoCloseable {

    /** A client that is slow to ask or to read occupies a thread, and is cut off after this time. */
    private static final int CLIENT_SECONDS = 10;

    /** So many slow clients do not keep others from being served. */
    private static final int THREADS = 64;

    private static final int CONNECTIONS = 128;

    private final InetSocketAddress address;
    private final HTTPServer server;
    private final ThreadPoolExecutor threads;

    private PrometheusServer(InetSocketAddress address, HTTPServer server, ThreadPoolExecutor threads) {
        this.address = address;
        this.server = server;
        this.threads = threads;
    }

    /** Begins to listen. */
    static PrometheusServer start(
            InetSocketAddress address, Supplier<? extends Collection<PolledComponent>> components) {
        limitClients();
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(new PrometheusCollector(components));
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(0, THREADS, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "cxlmi-export");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            HTTPServer server = HTTPServer.builder()
                    .inetAddress(address.getAddress())
                    .port(address.getPort())
                    .executorService(threads)
                    .registry(registry)
                    .buildAndStart();
            return new PrometheusServer(address, server, threads);
        } catch (IOException e) {
            threads.shutdown();
            throw CliException.system("cannot listen on " + ListenAddress.url(address, address.getPort()) + ": "
                    + e.getMessage() + ". Choose another address or port with --listen; port 0 is any that is free.");
        }
    }

    /** The JDK's server reads these settings when it is loaded. */
    private static void limitClients() {
        setDefault("sun.net.httpserver.maxReqTime", CLIENT_SECONDS);
        setDefault("sun.net.httpserver.maxRspTime", CLIENT_SECONDS);
        setDefault("jdk.httpserver.maxConnections", CONNECTIONS);
    }

    private static void setDefault(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }

    /** Where the metrics are. */
    String url() {
        return ListenAddress.url(address, server.getPort()) + "/metrics";
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
    }
}
