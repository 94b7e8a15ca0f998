package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The OpenAPI document says what the routes do, no more and no less. */
class OpenApiTest {
    private static final Stage STAGE = new Stage();
    private static final JsonNode DOCUMENT = document();

    @AfterAll
    static void close() {
        STAGE.close();
    }

    private static JsonNode document() {
        try {
            HttpAnswer answer = STAGE.get("/openapi.yaml").is(200).has("content-type", "application/yaml");
            return new YAMLMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void eachOperation(Consumer<Operation> look) {
        DOCUMENT.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> !member.getKey().equals("parameters"))
                        .forEach(member -> look.accept(
                                new Operation(member.getKey(), path.getKey(), path.getValue(), member.getValue()))));
    }

    private record Operation(String method, String path, JsonNode item, JsonNode node) {
        String name() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }

        Stream<JsonNode> parameters(String in) {
            return Stream.of(item, node)
                    .flatMap(holder ->
                            StreamSupport.stream(holder.path("parameters").spliterator(), false))
                    .map(OpenApiTest::resolved)
                    .filter(parameter -> parameter.get("in").asText().equals(in));
        }
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asText().substring(1)) : node;
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        Set<String> described = new TreeSet<>();
        eachOperation(operation -> described.add(operation.name()));
        Set<String> served = STAGE.api().routes().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(served, described);
        assertEquals("3.1.0", DOCUMENT.get("openapi").asText());
    }

    @Test
    void theParametersAreThoseThatAreTaken() {
        eachOperation(operation -> {
            Route route = route(operation);
            Set<String> described = operation
                    .parameters("query")
                    .map(parameter -> parameter.get("name").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(new TreeSet<>(route.parameters()), described, operation.name());
            boolean variable = operation.path().contains("{");
            assertEquals(variable ? 1 : 0, operation.parameters("path").count(), operation.name());
            assertEquals(route.contentLimit() > 0, operation.node().has("requestBody"), operation.name());
            boolean open = operation.node().path("security").size() == 1;
            assertEquals(route.kind() == Route.Kind.OPEN, open, operation.name());
        });
    }

    private static Route route(Operation operation) {
        return STAGE.api().routes().stream()
                .filter(route -> (route.method() + " " + route.path()).equals(operation.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void writesTellTheThreeOutcomesApart() {
        eachOperation(operation -> {
            Route route = route(operation);
            boolean write = route.kind() == Route.Kind.ORDER
                    || operation.node().path("parameters").toString().contains("IdempotencyKey");
            JsonNode responses = operation.node().get("responses");
            assertEquals(write, responses.has("504"), operation.name());
            assertTrue(route.kind() != Route.Kind.DATA && !write || responses.has("503"), operation.name());
            assertTrue(route.contentLimit() == 0 || responses.has("413"), operation.name());
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        collect(DOCUMENT, references);
        assertFalse(references.isEmpty());
        references.forEach(
                each -> assertFalse(DOCUMENT.at(each.substring(1)).isMissingNode(), () -> "leads nowhere: " + each));
        DOCUMENT.get("components")
                .properties()
                .forEach(kind -> kind.getValue().properties().stream()
                        .filter(component -> !kind.getKey().equals("securitySchemes"))
                        .forEach(component -> assertTrue(
                                references.contains("#/components/" + kind.getKey() + "/" + component.getKey()),
                                () -> "used nowhere: " + component.getKey())));
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.has("$ref")) {
            references.add(node.get("$ref").asText());
        }
        node.forEach(child -> collect(child, references));
    }

    @Test
    void everyProblemIsListed() {
        Set<String> described = new TreeSet<>();
        DOCUMENT.at("/components/schemas/ProblemType/enum").forEach(type -> described.add(type.asText()));
        assertEquals(
                Stream.of(ProblemType.values()).map(ProblemType::urn).collect(Collectors.toCollection(TreeSet::new)),
                described);
    }

    @Test
    void operationsHaveNamesOfTheirOwn() {
        Set<String> names = new TreeSet<>();
        eachOperation(operation ->
                assertTrue(names.add(operation.node().get("operationId").asText()), operation.name()));
    }

    /** What the views and lists really answer has the members that their schemas require, and no others. */
    @Test
    void answersAreAsDescribed() {
        STAGE.put("/v1/kv/a?ttl=1h", "1").is(201);
        STAGE.put("/kv/b", "{\"value\":1}").is(201);
        for (String path : List.of(
                "/v1/cluster",
                "/v1/workers",
                "/v1/partitions?limit=3",
                "/v1/mapping?key=a",
                "/mapping?key=a",
                "/nodes",
                "/status",
                "/health",
                "/health/live",
                "/health/ready",
                "/v1/kv?values=true",
                "/kv?key=a",
                "/keys")) {
            HttpAnswer answer = STAGE.get(path).is(200);
            String route = path.replaceFirst("[?].*", "").replace("/", "~1");
            JsonNode response = resolved(DOCUMENT.at("/paths/" + route + "/get/responses/200"));
            JsonNode schema = response.at("/content/application~1json/schema");
            assertFalse(schema.isMissingNode(), path);
            check(schema, read(answer), path);
        }
    }

    private static JsonNode read(HttpAnswer answer) {
        try {
            return new YAMLMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(JsonNode unresolved, JsonNode value, String where) {
        JsonNode schema = resolved(unresolved);
        schema.path("required").forEach(name -> assertTrue(value.has(name.asText()), () -> where + ": no " + name));
        if (schema.has("properties")) {
            value.properties().forEach(member -> {
                JsonNode described = schema.get("properties").path(member.getKey());
                assertFalse(described.isMissingNode(), () -> where + ": not described: " + member.getKey());
                check(described, member.getValue(), where + "/" + member.getKey());
            });
        }
        if (schema.has("items")) {
            assertTrue(value.isArray(), where);
            value.forEach(element -> check(schema.get("items"), element, where + "[]"));
        }
    }
}
