package org.cxlmi.spec.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;

/**
 * The structs that each struct contains. Each field is visited once, without recursion. The depth that is
 * found here limits the recursion in all other code.
 */
final class StructGraph {

    private final IdentityHashMap<StructSpec, Node> nodes = new IdentityHashMap<>();
    private final List<Node> ordered = new ArrayList<>();
    private int visited;

    StructGraph(SpecSet specs) {
        for (Placed placed : Placed.all(specs)) {
            Node node = new Node();
            nodes.put(placed.struct(), node);
            ordered.add(node);
        }
        int i = 0;
        for (Placed placed : Placed.all(specs)) {
            Node node = ordered.get(i++);
            for (FieldSpec field : placed.struct().fields()) {
                placed.structsOf(specs, field).forEach(inner -> node.fields.add(new Edge(field, node(inner))));
            }
        }
        for (Node node : ordered) {
            if (node.visited == 0) {
                visit(node);
            }
        }
    }

    private Node node(Placed placed) {
        return nodes.computeIfAbsent(placed.struct(), unused -> new Node());
    }

    /** All declared structs, requests and responses. */
    Collection<Node> nodes() {
        return ordered;
    }

    /** The fields through which a struct contains itself. */
    List<FieldSpec> recursive() {
        return ordered.stream()
                .flatMap(node -> node.fields.stream().filter(node::isWithin))
                .map(Edge::field)
                .toList();
    }

    /** A field, and the struct that it is, consists of or may be read as. */
    record Edge(FieldSpec field, Node to) {}

    /** One struct. */
    static final class Node {

        private final List<Edge> fields = new ArrayList<>();
        private int visited;
        private int earliest;
        private int next;
        private boolean open;
        private int component;
        private int levels;

        List<Edge> fields() {
            return fields;
        }

        /** Whether a field of this struct leads back to this struct. */
        private boolean isWithin(Edge field) {
            return field.to == this || field.to.component == component;
        }

        /** How deep structs are nested here, this one included. A struct that contains itself counts once. */
        int levels() {
            return levels;
        }
    }

    /** Tarjan's search for what contains itself: what lies within a struct is left before the struct itself. */
    private void visit(Node start) {
        Deque<Node> way = new ArrayDeque<>();
        Deque<Node> open = new ArrayDeque<>();
        enter(start, way, open);
        while (!way.isEmpty()) {
            Node node = way.peek();
            if (node.next < node.fields.size()) {
                Node inner = node.fields.get(node.next++).to;
                if (inner.visited == 0) {
                    enter(inner, way, open);
                } else if (inner.open) {
                    node.earliest = Math.min(node.earliest, inner.visited);
                }
                continue;
            }
            way.pop();
            if (!way.isEmpty()) {
                way.peek().earliest = Math.min(way.peek().earliest, node.earliest);
            }
            if (node.earliest == node.visited) {
                close(node, open);
            }
        }
    }

    private void enter(Node node, Deque<Node> way, Deque<Node> open) {
        node.visited = ++visited;
        node.earliest = node.visited;
        node.open = true;
        way.push(node);
        open.push(node);
    }

    /** A struct with all that contain it and are contained in it. */
    private static void close(Node first, Deque<Node> open) {
        List<Node> together = new ArrayList<>();
        Node node;
        do {
            node = open.pop();
            node.open = false;
            node.component = first.visited;
            together.add(node);
        } while (node != first);
        int levels = 0;
        for (Node each : together) {
            for (Edge field : each.fields) {
                levels = Math.max(levels, field.to.levels);
            }
        }
        for (Node each : together) {
            each.levels = levels + 1;
        }
    }
}
