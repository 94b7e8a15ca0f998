/** The console as a person sees it: in a real browser, before a real cluster. */
package io.trivet.browser;
