package dev.touchstone.reference.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.touchstone.reference.ReferenceConfig.PublishedKeys;
import java.net.MalformedURLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that an issuer publishes: fetched when the first token needs them, believed for a while,
 * and fetched anew for a key that is not among them, but not again and again. While the issuer is
 * away the last ones count. Safe for use by many threads.
 */
final class IssuerKeys implements JWKSource<IssuerKeys.Search> {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final int LONGEST_DOCUMENT = 256 * 1024;
    // Connecting and reading, and both once more.
    private static final int TIMEOUTS_OF_A_FETCH = 4;

    /** One token's search for its key; learns whether the issuer was away meanwhile. */
    static final class Search implements SecurityContext {
        private boolean issuerAway;
    }

    private final JWKSetSource<Search> documents;
    private final Clock clock;

    IssuerKeys(PublishedKeys where, Clock clock) {
        this.documents = documents(where);
        this.clock = clock;
    }

    private static JWKSetSource<Search> documents(PublishedKeys where) {
        int timeout = Math.toIntExact(where.timeout().toMillis());
        Duration longest = where.timeout().multipliedBy(TIMEOUTS_OF_A_FETCH);
        try {
            JWKSource<Search> source =
                    JWKSourceBuilder.<Search>create(
                                    where.uri().toURL(),
                                    new DefaultResourceRetriever(
                                            timeout, timeout, LONGEST_DOCUMENT))
                            .retrying(true)
                            .outageTolerant(
                                    where.outage().toMillis(),
                                    event -> {
                                        event.getContext().issuerAway = true;
                                        LOG.warn("The keys at {} cannot be fetched", where.uri());
                                    })
                            .rateLimited(where.pause().toMillis())
                            .refreshAheadCache(false)
                            .cache(where.lifetime().toMillis(), longest.toMillis())
                            .build();
            return ((JWKSetBasedJWKSource<Search>) source).getJWKSetSource();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("an http address is an address", e);
        }
    }

    /**
     * The keys that fit; none when the issuer has no such key.
     *
     * @throws KeySourceException when the issuer cannot be asked
     */
    @Override
    public List<JWK> get(JWKSelector selector, Search search) throws KeySourceException {
        JWKSet known =
                documents.getJWKSet(
                        JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), search);
        List<JWK> found = selector.select(known);
        return found.isEmpty() ? selector.select(newer(known, search)) : found;
    }

    private JWKSet newer(JWKSet known, Search search) throws KeySourceException {
        search.issuerAway = false;
        try {
            JWKSet newer =
                    documents.getJWKSet(
                            JWKSetCacheRefreshEvaluator.referenceComparison(known),
                            clock.millis(),
                            search);
            if (search.issuerAway) {
                throw new JWKSetUnavailableException("the key may be a new one");
            }
            return newer;
        } catch (RateLimitReachedException e) {
            return known; // it was fetched a moment ago
        }
    }
}
