package io.trivet.rest.data;

import io.trivet.register.row.Bytes;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Query;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Utf8;
import io.trivet.rest.port.Item;
import io.trivet.rest.port.Listing;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Which page of a list is wanted.
 *
 * @param after the last key of the page before; empty for the first page
 */
public record ListTerms(Bytes after, int limit, boolean values) {
    /** Tokens are told from what users may take for one; and their form can be changed some day. */
    private static final byte TOKEN_FORM = 1;

    public static ListTerms of(Query query, int defaultLimit, int mostLimit) {
        return new ListTerms(
                query.get("after").map(ListTerms::key).orElse(Bytes.EMPTY),
                query.get("limit").map(text -> limit(text, mostLimit)).orElse(defaultLimit),
                query.get("values").map(ListTerms::flag).orElse(false));
    }

    public Listing.Query query(Bytes prefix, int bytes, long timeoutMillis) {
        return new Listing.Query(prefix, after, limit, values, bytes, timeoutMillis);
    }

    /** As it is given out in {@code next}, and taken in {@code after}. */
    public static String token(Bytes lastKey) {
        byte[] bytes = new byte[lastKey.length() + 1];
        bytes[0] = TOKEN_FORM;
        System.arraycopy(lastKey.array(), 0, bytes, 1, lastKey.length());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Bytes key(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            boolean ours = bytes.length > 1 && bytes.length <= Keys.MOST_BYTES + 1 && bytes[0] == TOKEN_FORM;
            byte[] key = ours ? Arrays.copyOfRange(bytes, 1, bytes.length) : new byte[0];
            if (ours && Utf8.isValid(key)) {
                return Bytes.of(key);
            }
            throw new IllegalArgumentException("made by somebody else");
        } catch (IllegalArgumentException noToken) {
            throw refusal("'after' is the 'next' of the page before, as it was.");
        }
    }

    public static int limit(String text, int most) {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int limit = digits ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > most) {
            throw refusal("'limit' is an integer between 1 and " + most + ".");
        }
        return limit;
    }

    public static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refusal("'values' is true or false.");
        };
    }

    /** As many of the first items as fit, one at least: a value may be as large as a page. */
    public static List<Item> within(int bytes, List<Item> items) {
        long sum = 0;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            sum += item.key().length() + item.value().map(Bytes::length).orElse(0);
            if (sum > bytes && i > 0) {
                return items.subList(0, i);
            }
        }
        return items;
    }

    private static Refusal refusal(String detail) {
        return new Refusal(ProblemType.MALFORMED_PARAMETER, detail);
    }
}
