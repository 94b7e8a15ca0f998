/** A cluster on one machine: its processes and their PostgreSQL servers, found again by the directory of their data. */
package io.trivet.deploy.local;
