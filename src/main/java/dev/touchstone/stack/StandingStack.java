package dev.touchstone.stack;

import dev.touchstone.router.Credential;
import dev.touchstone.router.People.Member;
import dev.touchstone.router.People.Tenant;
import dev.touchstone.router.People.TenantPlan;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.settings.SettingException;
import dev.touchstone.settings.Settings;
import dev.touchstone.wire.Evidence;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * {@code mvn -q exec:java@stack}: the embedded stack, until Ctrl-C. It prints the addresses, a
 * token for each role and lines to try, and writes the file with which {@code -Dstack=remote} tests
 * it from another shell.
 */
public final class StandingStack {

    private static final Path FILE = Path.of("target", "standing", "router.yaml");
    private static final List<Member> PEOPLE =
            List.of(
                    new Member("Grace", Role.ADMIN),
                    new Member("Ada", Role.OPERATOR),
                    new Member("Linus", Role.VIEWER));

    private StandingStack() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            EmbeddedStack stack = start(Settings.read());
            RouterDescription description = stack.description();
            Tenant tenant =
                    stack.router(new Evidence(), departure -> {})
                            .people()
                            .open(new TenantPlan("Standing tenant", Optional.empty(), PEOPLE));
            StandingFile.write(FILE, description, stack.engineAddresses());
            System.out.println(welcome(description, tenant, stack.engineAddresses()));
            new CountDownLatch(1).await();
        } catch (SettingException | StackFailed | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static EmbeddedStack start(Settings settings) {
        EmbeddedStack stack = new EmbeddedStack(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack-end"));
        Stacks.awaitReady(stack, settings.healthTimeout());
        return stack;
    }

    private static String welcome(
            RouterDescription router, Tenant tenant, Map<String, URI> engines) {
        String addresses =
                engines.entrySet().stream()
                        .map(engine -> engine.getKey() + " " + engine.getValue())
                        .collect(Collectors.joining(", "));
        String tokens =
                tenant.people().stream()
                        .map(StandingStack::export)
                        .collect(Collectors.joining("\n"));
        return """
        The router is ready: %1$s, its contract at %1$s/docs. Ctrl-C ends it.
        Its scripted engines: %7$s.

        A token for each role:
        %2$s

        Ask it, as one answer and as a stream:
        curl -s %1$s/v1/chat/completions -H "Authorization: Bearer $ADA" -H 'Content-Type: application/json' \\
          -d '{"model":"%3$s","messages":[{"role":"user","content":"Hello"}]}'
        curl -sN %1$s/v1/chat/completions -H "Authorization: Bearer $ADA" -H 'Content-Type: application/json' \\
          -d '{"model":"%3$s","messages":[{"role":"user","content":"Hello"}],"stream":true}'
        curl -s %1$s/api/v1/ledger -H "Authorization: Bearer $LINUS"

        Test it from another shell (-Drouter.url=... goes through a proxy):
        export %4$s=%5$s
        export %8$s='%9$s'
        mvn test -Dstack=remote -Drouter=%6$s
        """
                .formatted(
                        router.url(),
                        tokens,
                        router.defaultModel().id(),
                        StandingFile.SIGNING_KEY,
                        router.secrets().signingKey(),
                        FILE,
                        addresses,
                        StandingFile.SIGNING_JWKS,
                        router.secrets().signingKeys());
    }

    private static String export(Person person) {
        return "export %s=%s   # %s"
                .formatted(
                        person.name().toUpperCase(java.util.Locale.ROOT),
                        ((Credential.Bearer) person.credential()).secret(),
                        person.role().name().toLowerCase(java.util.Locale.ROOT));
    }
}
