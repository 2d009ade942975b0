package dev.touchstone.reference;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What something costs, and since when. A request has the price of the moment at which it was
 * accepted, however long its answer takes.
 *
 * @param prices each by the first moment at which it holds, until the next one
 */
public record PriceList(NavigableMap<Instant, Price> prices) {
    /**
     * @throws IllegalArgumentException when there is no price
     */
    public PriceList {
        prices = Collections.unmodifiableNavigableMap(new TreeMap<>(prices));
        if (prices.isEmpty()) {
            throw new IllegalArgumentException("A price list needs a price");
        }
    }

    /** One price, for ever. */
    public static PriceList always(Price price) {
        return new PriceList(new TreeMap<>(Map.of(Instant.MIN, price)));
    }

    /** The same, but from that moment on it is another one. */
    public PriceList from(Instant moment, Price price) {
        NavigableMap<Instant, Price> changed = new TreeMap<>(prices);
        changed.put(moment, price);
        return new PriceList(changed);
    }

    /** The price at that moment; before the first one the first. */
    public Price at(Instant moment) {
        Map.Entry<Instant, Price> holding = prices.floorEntry(moment);
        return (holding == null ? prices.firstEntry() : holding).getValue();
    }
}
