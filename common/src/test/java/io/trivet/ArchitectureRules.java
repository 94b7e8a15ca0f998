package io.trivet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The rules of docs/architecture.md, for the packages under one root: the product's, or the fixture's that breaks them
 * all.
 */
final class ArchitectureRules {
    /** Who may use whom: a package uses those that stand after it, never one that stands before it. */
    private static final List<String> ARROWS = List.of("rest", "gateway", "bus", "watch", "register", "cluster");

    private final String root;
    private final String[] core;

    ArchitectureRules(String root) {
        this.root = root;
        this.core = new String[] {packageOf("register"), packageOf("cluster")};
    }

    List<ArchRule> all() {
        List<ArchRule> rules = new ArrayList<>(arrows());
        rules.add(coreIsPlainJava());
        rules.add(coreHasNoClock());
        rules.add(coreHasNoRandomSourceOfItsOwn());
        rules.add(coreHasNoOrderThatDiffersFromRunToRun());
        rules.add(coreHasNoThreads());
        rules.add(coreHasNoLocks());
        rules.add(coreHasNoInputOrOutput());
        rules.add(noStaticMutableState());
        rules.add(noCycles());
        // A package that is still to be written breaks no rule.
        return rules.stream().map(rule -> rule.allowEmptyShould(true)).toList();
    }

    private List<ArchRule> arrows() {
        List<ArchRule> rules = new ArrayList<>();
        for (int i = 1; i < ARROWS.size(); i++) {
            String[] before = ARROWS.subList(0, i).stream().map(this::packageOf).toArray(String[]::new);
            rules.add(noClasses()
                    .that(resideInAPackage(packageOf(ARROWS.get(i))))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(before)));
        }
        return rules;
    }

    private ArchRule coreIsPlainJava() {
        return classes()
                .that(resideInAnyPackage(core))
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..")
                        .or(resideInAnyPackage(core))
                        .or(belongToAnyOf(Future.class, Promise.class, AsyncResult.class)))
                .because("production and simulation run the same classes");
    }

    private ArchRule coreHasNoClock() {
        return noClasses()
                .that(resideInAnyPackage(core))
                .should()
                .callMethodWhere(systems("currentTimeMillis", "nanoTime"))
                .orShould()
                .callMethodWhere(describe(
                        "reads the clock",
                        call -> call.getName().equals("now")
                                && call.getTargetOwner().getPackageName().startsWith("java.time")))
                .orShould()
                .dependOnClassesThat(assignableTo(Clock.class).or(assignableTo(InstantSource.class)))
                .because("time is handed in");
    }

    private ArchRule coreHasNoRandomSourceOfItsOwn() {
        return noClasses()
                .that(resideInAnyPackage(core))
                .should()
                .callConstructorWhere(describe(
                        "makes a random source", call -> call.getTargetOwner().isAssignableTo(RandomGenerator.class)))
                .orShould()
                .dependOnClassesThat(belongToAnyOf(ThreadLocalRandom.class, SecureRandom.class))
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Collections.class, "shuffle", List.class)
                .orShould()
                .callMethodWhere(systems("identityHashCode"))
                .because("one seed must give one run: the source is handed in");
    }

    /** Set.of and its like iterate in an order that Java draws anew for every process; one entry has only one order. */
    private ArchRule coreHasNoOrderThatDiffersFromRunToRun() {
        return noClasses()
                .that(resideInAnyPackage(core))
                .should()
                .callMethodWhere(unordered(Set.class, 1))
                .orShould()
                .callMethodWhere(unordered(Map.class, 2))
                .orShould()
                .callMethod(Collectors.class, "toUnmodifiableSet")
                .because("one seed must give one run: take a list, a TreeMap or a LinkedHashMap");
    }

    private ArchRule coreHasNoThreads() {
        return noClasses()
                .that(resideInAnyPackage(core))
                .should()
                .dependOnClassesThat(assignableTo(Thread.class)
                        .or(assignableTo(ThreadLocal.class))
                        .or(assignableTo(Executor.class))
                        .or(assignableTo(ThreadFactory.class))
                        .or(assignableTo(Timer.class)))
                .because("who calls, and when, is the host's business");
    }

    private ArchRule coreHasNoLocks() {
        return classes()
                .that(resideInAnyPackage(core))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("java.util.concurrent.."))
                        .or(belongToAnyOf(TimeUnit.class, AtomicReference.class)))
                .because("a lane is one thread, and lanes share nothing");
    }

    private ArchRule coreHasNoInputOrOutput() {
        return noClasses()
                .that(resideInAnyPackage(core))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.io..", "java.net..", "java.sql..", "java.nio.file..", "java.nio.channels.."))
                .orShould()
                .callMethodWhere(systems("getenv", "getProperty"))
                .because("effects are values that the host carries out");
    }

    private ArchRule noStaticMutableState() {
        return fields().that()
                .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                .and()
                .areStatic()
                .should()
                .beFinal()
                .because("two nodes in one process must not meet in a static field");
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    private static DescribedPredicate<JavaMethodCall> systems(String... names) {
        return describe(
                "calls System's " + String.join(", ", names),
                call -> call.getTargetOwner().isEquivalentTo(System.class)
                        && List.of(names).contains(call.getName()));
    }

    private static DescribedPredicate<JavaMethodCall> unordered(Class<?> type, int parametersOfOneEntry) {
        return describe("makes a " + type.getSimpleName() + " of many", call -> {
            boolean many = call.getTarget().getRawParameterTypes().size() > parametersOfOneEntry
                    || call.getTarget().getRawParameterTypes().stream().anyMatch(JavaClass::isArray);
            return call.getTargetOwner().isEquivalentTo(type)
                    && (call.getName().equals("copyOf")
                            || call.getName().equals("ofEntries")
                            || call.getName().equals("of") && many);
        });
    }

    private String packageOf(String name) {
        return root + "." + name + "..";
    }
}
