/** What all viewers are told while they look on. */
package io.trivet.console.live;
