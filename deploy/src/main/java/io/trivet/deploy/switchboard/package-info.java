/** What does the bidding of the console's buttons: a small server for this machine alone, in front of deploy/local. */
package io.trivet.deploy.switchboard;
