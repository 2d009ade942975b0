package dev.touchstone.reference.plugins;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.text.ParseException;
import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * Encrypts configurations for the database: JWE in the compact form (RFC 7516), direct encryption
 * by AES-256-GCM with a fresh initialization vector each time. Tenant and plugin stand in the
 * header, which is authenticated, so that a text that was copied to another row does not open.
 */
final class Vault {
    private static final String TENANT = "tenant";
    private static final String PLUGIN = "plugin";

    private final SecretKey key;

    /**
     * @param key of 256 bits
     */
    Vault(SecretKey key) {
        this.key = key;
    }

    String seal(UUID tenantId, String plugin, byte[] json) {
        JWEHeader header =
                new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                        .customParam(TENANT, tenantId.toString())
                        .customParam(PLUGIN, plugin)
                        .build();
        JWEObject object = new JWEObject(header, new Payload(json));
        try {
            object.encrypt(new DirectEncrypter(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The configuration cannot be encrypted", e);
        }
        return object.serialize();
    }

    /**
     * @throws ConfigurationUnreadable when it was sealed with another key, for another tenant or
     *     plugin, or was changed since
     */
    byte[] open(UUID tenantId, String plugin, String jwe) {
        try {
            JWEObject object = JWEObject.parse(jwe);
            object.decrypt(new DirectDecrypter(key));
            JWEHeader header = object.getHeader();
            boolean itsOwn =
                    tenantId.toString().equals(header.getCustomParam(TENANT))
                            && plugin.equals(header.getCustomParam(PLUGIN));
            if (!itsOwn) {
                throw new ConfigurationUnreadable(plugin, null);
            }
            return object.getPayload().toBytes();
        } catch (ParseException | JOSEException e) {
            throw new ConfigurationUnreadable(plugin, e);
        }
    }
}
