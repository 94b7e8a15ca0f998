/** A walk through a real cluster: every process a real one, started, broken and started again as a user would. */
package io.trivet.deploy.walk;
