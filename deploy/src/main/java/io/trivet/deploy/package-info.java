/**
 * Nothing yet. Here will live the runnable jar and the local cluster with embedded PostgreSQL. The files around it, for
 * containers and monitoring, will be this module's too, and so will the demos, benchmarks and end-to-end tests.
 */
package io.trivet.deploy;
