package io.trivet.k8s;

import java.util.stream.Stream;

/**
 * Something that somebody might get wrong.
 *
 * @param problem a part of what has to be said of it
 * @param of what is put in the place of something right
 */
record Mistake(String problem, String overlay, String instead, String of) {
    static Stream<Mistake> all() {
        return Stream.of(
                        selectors(),
                        ports(),
                        environment(),
                        volumes(),
                        security(),
                        memory(),
                        life(),
                        spread(),
                        network())
                .flatMap(mistakes -> mistakes);
    }

    private static Mistake mistake(String problem, String instead, String of) {
        return new Mistake(problem, "minikube", instead, of);
    }

    private static Mistake production(String problem, String instead, String of) {
        return new Mistake(problem, "production", instead, of);
    }

    private static Stream<Mistake> selectors() {
        String spread = "            app.kubernetes.io/name: trivet\n        maxSkew";
        String spec = "selector:\n    app.kubernetes.io/component: worker";
        return Stream.of(
                mistake("Service workers selects nothing", spec, spec + "s"),
                mistake("the workers' Service peers is not there", "serviceName: workers", "serviceName: peers"),
                production(
                        "nothing is called wroker",
                        "kind: StatefulSet\n    name: worker",
                        "kind: StatefulSet\n    name: wroker"),
                production(
                        "is of more than one workload",
                        "selector:\n    matchLabels:\n      app.kubernetes.io/component: controller\n",
                        "selector:\n    matchLabels:\n"),
                mistake(
                        "keeps its pods apart from others",
                        "            app.kubernetes.io/component: worker\n" + spread,
                        spread),
                new Mistake(
                        "ServiceMonitor selects 0 Services",
                        "monitored",
                        "matchLabels:\n      app.kubernetes.io/component: members",
                        "matchLabels:\n      app.kubernetes.io/component: nobody"),
                new Mistake(
                        "ServiceMonitor wants a port",
                        "monitored",
                        "path: /metrics\n    port: http",
                        "path: /metrics\n    port: web"));
    }

    private static Stream<Mistake> ports() {
        return Stream.of(
                mistake("goes to port web", "targetPort: http", "targetPort: web"),
                mistake("where nothing is served", "path: /health/ready", "path: /healthz"),
                mistake(
                        "which it has not",
                        "path: /health/ready\n            port: http",
                        "path: /health/ready\n            port: web"),
                mistake(
                        "scraped where there are no figures",
                        "prometheus.io/path: /metrics",
                        "prometheus.io/path: /prometheus"),
                mistake("at which nobody listens", "- port: 5702", "- port: 5703"),
                new Mistake(
                        "nothing is served at /figures",
                        "monitored",
                        "path: /metrics\n    port",
                        "path: /figures\n    port"));
    }

    private static Stream<Mistake> environment() {
        return Stream.of(
                mistake("which does not come before it", "$(NAMESPACE)", "$(LATER)"),
                mistake(
                        "there is no ConfigMap",
                        "configMapRef:\n            name: settings",
                        "configMapRef:\n            name: other"),
                production("nobody makes password of Secret", "key: postgres-password", "key: password"),
                mistake(
                        "TRIVET_POSTGRES_PASSWORD is there for all to read",
                        "name: TRIVET_POSTGRES_PASSWORD\n          valueFrom:\n            secretKeyRef:\n"
                                + "              key: postgres-password\n              name: trivet",
                        "name: TRIVET_POSTGRES_PASSWORD\n          value: trivet"),
                mistake("by variables such as TRIVET_PORT", "enableServiceLinks: false", "enableServiceLinks: true"),
                mistake("TRIVET_REPLACE", "TRIVET_REPLACE_AFTER: 20s", "TRIVET_REPLACE_AFTR: 20s"),
                mistake("REPLACE_AFTER", "TRIVET_REPLACE_AFTER: 20s", "TRIVET_REPLACE_AFTER: soon"),
                mistake("listens on port 5709 for 'bus'", "TRIVET_BUS_PORT: \"5702\"", "TRIVET_BUS_PORT: \"5709\""),
                mistake("does not listen where others reach it", "fieldPath: status.podIP", "fieldPath: status.hostIP"),
                mistake(
                        "MEMBERS is not the headless Service",
                        "TRIVET_MEMBERS: members:5701",
                        "TRIVET_MEMBERS: trivet:5701"),
                mistake(
                        "MEMBERS is not the headless Service",
                        "publishNotReadyAddresses: true",
                        "publishNotReadyAddresses: false"),
                mistake("by the name of its Service", "trivet.$(NAMESPACE).svc", "kv.$(NAMESPACE).svc"),
                mistake(
                        "no worker worker-5 to be an elector",
                        "worker-0,worker-1,worker-2",
                        "worker-0,worker-1,worker-5"),
                mistake("not made of the 5 workers", "replicas: 4", "replicas: 5"),
                production("not made of the 3 workers", "minReplicas: 4", "minReplicas: 3"));
    }

    private static Stream<Mistake> volumes() {
        return Stream.of(
                mistake(
                        "mounts",
                        "/var/run/postgresql\n          name: postgres-run",
                        "/var/run/postgresql\n          name: run"),
                mistake("cannot write to /tmp", "mountPath: /tmp", "mountPath: /var/tmp"),
                mistake("cannot write to /var/run/postgresql", "mountPath: /var/run/postgresql", "mountPath: /run"),
                mistake(
                        "is lost with its pod",
                        "mountPath: /var/lib/postgresql/data\n          name: data",
                        "mountPath: /var/lib/postgresql/data\n          name: postgres-tmp"),
                mistake("PGDATA is not below the mount", "/var/lib/postgresql/data/pgdata", "/var/lib/postgresql/data"),
                mistake("does not belong to the group", "fsGroup: 999", "fsGroup: 10001"));
    }

    private static Stream<Mistake> security() {
        return Stream.of(
                mistake("takes pods with more rights", "enforce: restricted", "enforce: baseline"),
                mistake(
                        "rights on the API server",
                        "automountServiceAccountToken: false",
                        "automountServiceAccountToken: true"),
                mistake("may run as root", "runAsNonRoot: true", "runAsNonRoot: false"),
                mistake("may write to its image", "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false"),
                mistake("has capabilities", "drop:\n            - ALL", "drop:\n            - KILL"),
                mistake("does not run as the image's user", "runAsUser: 10001", "runAsUser: 10002"));
    }

    private static Stream<Mistake> memory() {
        return Stream.of(
                mistake(
                        "promised less memory",
                        "requests:\n            cpu: 100m\n            memory: 512Mi",
                        "requests:\n            cpu: 100m\n            memory: 256Mi"),
                production("may take a heap of", "MaxDirectMemorySize=256m", "MaxDirectMemorySize=512m"),
                production("shared buffers do not fit", "shared_buffers=512MB", "shared_buffers=1536MB"));
    }

    private static Stream<Mistake> life() {
        return Stream.of(
                mistake("started again when it must not be", "/trivet/alive", "/bin/true"),
                mistake("asked by clients when it is not ready", "path: /health/ready", "path: /health/live"),
                mistake(
                        "killed for being slow for a moment",
                        "failureThreshold: 6\n          periodSeconds: 10",
                        "failureThreshold: 3\n          periodSeconds: 10"),
                mistake("PostgreSQL is killed when it is slow", "failureThreshold: 900", "failureThreshold: 30"),
                mistake("does not hand over", "/trivet/leave", "/trivet/left"),
                mistake(
                        "killed before it has ended in order",
                        "terminationGracePeriodSeconds: 150",
                        "terminationGracePeriodSeconds: 130"),
                mistake("start before its worker", "restartPolicy: Always\n", "\n"),
                mistake("others than its worker reach PostgreSQL", "listen_addresses=127.0.0.1", "listen_addresses=*"),
                mistake(
                        "waits for the one before",
                        "podManagementPolicy: Parallel",
                        "podManagementPolicy: OrderedReady"),
                mistake("before the last one leads again", "minReadySeconds: 10", "minReadySeconds: 0"),
                mistake("deleted with their workers", "whenScaled: Retain", "whenScaled: Delete"),
                mistake("more than one worker may be evicted", "maxUnavailable: 1\n", "maxUnavailable: 2\n"),
                production(
                        "said twice", "podManagementPolicy: Parallel", "podManagementPolicy: Parallel\n  replicas: 4"),
                production("taken away undrained", "selectPolicy: Disabled", "selectPolicy: Max"),
                production("no container wroker", "container: worker", "container: wroker"),
                mistake(
                        "PostgreSQL is killed when it is slow",
                        "startupProbe:\n          exec:\n            command:\n            - pg_isready",
                        "livenessProbe:\n          exec:\n            command:\n            - pg_isready"));
    }

    private static Stream<Mistake> spread() {
        String machine = "topologyKey: kubernetes.io/hostname";
        String zone = "topologyKey: topology.kubernetes.io/zone";
        String budget = "  name: controller\n  namespace: trivet\nspec:\n  maxUnavailable";
        return Stream.of(
                mistake("two workers may be put on one machine", machine, zone),
                production("two workers may be put on one machine", machine, zone),
                production("all controllers may be put on one machine", machine, zone),
                production("there are 1 controllers", "replicas: 2", "replicas: 1"),
                production("all controllers may be evicted", budget, budget.replace("controller", "nobody")),
                mistake("workers are not spread over zones", zone, machine),
                mistake("workers are not spread over zones", "ScheduleAnyway", "DoNotSchedule"),
                mistake("do not know in which zone", "name: TRIVET_ZONE", "name: ZONE"));
    }

    private static Stream<Mistake> network() {
        return Stream.of(
                mistake("is open to everybody", "policyTypes:\n  - Ingress\n  - Egress", "policyTypes:\n  - Ingress"),
                mistake("everybody reaches the ports [TCP 5701]", "- port: 8000", "- port: 5701"),
                mistake(
                        "everybody reaches the ports [all]",
                        "ingress:\n  - ports:\n    - port: 8000\n      protocol: TCP",
                        "ingress:\n  - {}"),
                mistake("members reach the ports [TCP 5432", "- port: 5701", "- port: 5432"),
                mistake("reaches the ports [TCP 53] of everybody", "protocol: UDP", "protocol: TCP"),
                mistake(
                        "reaches the ports [TCP 53, TCP many, UDP 53] of everybody",
                        "- ports:\n    - port: 53\n",
                        "- ports:\n    - port: 5000\n      endPort: 6000\n      protocol: TCP\n    - port: 53\n"),
                new Mistake(
                        "worker reaches the ports [TCP 53, UDP 53] of everybody",
                        "production-outside",
                        "- port: 5432",
                        "- port: 53"));
    }
}
