package io.trivet.register.leader;

import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Bytes;
import io.vertx.core.Future;
import java.util.function.Function;

/** The stored keys of a member, page by page in the order of the keys. */
final class Pages {
    private final Leader leader;
    private final Claim claim;

    Pages(Leader leader) {
        this.leader = leader;
        this.claim = leader.claim();
    }

    /** Those of a bucket, or of all, that come after this key. */
    Future<Answer.Page> page(int worker, int bucket, Bytes after) {
        int limit = leader.settings().sizes().page();
        Request fetch = new Request.Fetch(claim.partition(), claim.ballot(), bucket, after, limit);
        return Poll.onePatiently(claim, worker, fetch, leader.settings().times().prepareLimit())
                .map(Answer.Page.class::cast);
    }

    /** All that come after this key, until the last or until one page fails. */
    Future<Void> each(int worker, Bytes after, Function<Answer.Page, Future<Void>> then) {
        return page(worker, Request.Fetch.ALL_BUCKETS, after)
                .compose(page -> then.apply(page)
                        .compose(done -> page.more() ? each(worker, last(page), then) : Future.succeededFuture()));
    }

    static Bytes last(Answer.Page page) {
        return page.keys().get(page.keys().size() - 1).key();
    }
}
