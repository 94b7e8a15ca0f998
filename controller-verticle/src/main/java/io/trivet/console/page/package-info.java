/** The files of the page, from the archive to the browser. */
package io.trivet.console.page;
