package org.cxlmi.cli.porcelain;

import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.cxlmi.cli.output.Escaped;
import org.cxlmi.sdk.check.CheckKind;
import org.cxlmi.sdk.check.CheckReport;
import org.cxlmi.sdk.check.Finding;
import org.cxlmi.sdk.check.Verdict;

/**
 * Writes reports as JUnit XML: a test suite for each target, a class for each command, a test case for each check of it.
 * What a component sends is escaped; XML does not allow control characters at all.
 */
final class JunitReport {

    private static final double NANOS = 1e9;

    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(List<CheckReports.Entry> entries) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitReport(xml).write(entries);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a writer into memory failed", e);
        }
        return text.toString();
    }

    private void write(List<CheckReports.Entry> entries) throws XMLStreamException {
        List<Suite> suites = entries.stream().map(Suite::of).toList();
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        attribute("name", "cxlmi check");
        for (Suite suite : suites) {
            write(suite);
        }
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.writeCharacters("\n");
    }

    private void write(Suite suite) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testsuite");
        attribute("name", suite.name());
        attribute("tests", Integer.toString(suite.cases().size()));
        attribute("failures", suite.count("failure"));
        attribute("errors", suite.count("error"));
        attribute("skipped", suite.count("skipped"));
        attribute("time", suite.seconds());
        for (Case each : suite.cases()) {
            write(each);
        }
        line(1);
        xml.writeEndElement();
    }

    private void write(Case each) throws XMLStreamException {
        line(2);
        if (each.outcome().isEmpty()) {
            xml.writeEmptyElement("testcase");
            describe(each);
            return;
        }
        xml.writeStartElement("testcase");
        describe(each);
        line(3);
        String first = each.messages().get(0);
        if (each.outcome().equals("skipped")) {
            xml.writeEmptyElement("skipped");
            attribute("message", first);
        } else {
            xml.writeStartElement(each.outcome());
            attribute("message", first);
            attribute("type", each.name());
            xml.writeCharacters(each.messages().stream().map(Escaped::text).collect(Collectors.joining("\n")));
            xml.writeEndElement();
        }
        line(2);
        xml.writeEndElement();
    }

    private void describe(Case each) throws XMLStreamException {
        attribute("classname", each.className());
        attribute("name", each.name());
        attribute("time", seconds(each.time()));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Escaped.text(value));
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / NANOS);
    }

    private record Suite(String name, List<Case> cases) {

        static Suite of(CheckReports.Entry entry) {
            CheckReport report = entry.report();
            // Consumers split the name of a class at its dots.
            String prefix = entry.target().replace('.', '_') + ".";
            if (report == null) {
                return new Suite(
                        entry.target(),
                        List.of(new Case(
                                prefix + "component", "open", "error", List.of(entry.failure()), Duration.ZERO)));
            }
            Map<List<Object>, List<Finding>> byCase = report.findings().stream()
                    .collect(Collectors.groupingBy(
                            finding -> List.of(finding.subject(), finding.check()),
                            LinkedHashMap::new,
                            Collectors.toList()));
            List<Case> cases = byCase.values().stream()
                    .map(findings -> Case.of(prefix, findings))
                    .collect(Collectors.toList());
            CheckContent.end(report)
                    .ifPresent(end -> cases.add(
                            new Case(prefix + "component", "complete", "error", List.of(end), Duration.ZERO)));
            return new Suite(entry.target(), cases);
        }

        String count(String outcome) {
            return Long.toString(cases.stream()
                    .filter(each -> each.outcome().equals(outcome))
                    .count());
        }

        String seconds() {
            return JunitReport.seconds(cases.stream().map(Case::time).reduce(Duration.ZERO, Duration::plus));
        }
    }

    /** @param outcome the element that tells it; empty if the test case has passed */
    private record Case(String className, String name, String outcome, List<String> messages, Duration time) {

        static Case of(String prefix, List<Finding> findings) {
            CheckKind check = findings.get(0).check();
            List<Finding> failures = with(Verdict.FAIL, findings);
            List<Finding> skips = with(Verdict.SKIP, findings);
            boolean isSkipped = skips.size() == findings.size();
            List<Finding> shown = !failures.isEmpty() ? failures : isSkipped ? skips : List.of();
            return new Case(
                    prefix + findings.get(0).subject(),
                    check.text(),
                    !failures.isEmpty() ? "failure" : isSkipped ? "skipped" : "",
                    shown.stream().map(Finding::message).toList(),
                    findings.stream().map(Finding::time).reduce(Duration.ZERO, Duration::plus));
        }

        private static List<Finding> with(Verdict verdict, List<Finding> findings) {
            return findings.stream()
                    .filter(finding -> finding.verdict() == verdict)
                    .toList();
        }
    }
}
