import com.descope.client.Config;
import com.descope.client.DescopeClient;
import com.descope.enums.DeliveryMethod;
import com.descope.exception.DescopeException;
import com.descope.exception.RateLimitExceededException;
import com.descope.model.auth.AuthenticationInfo;
import com.descope.model.auth.UpdateOptions;
import com.descope.model.magiclink.LoginOptions;
import com.descope.model.magiclink.SignUpOptions;
import com.descope.model.user.User;
import com.descope.model.user.response.UserResponse;
import com.descope.sdk.auth.MagicLinkService;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The driver of the Java SDK com.descope:java-sdk: see ../PROTOCOL.md. */
public final class Driver {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final DeliveryMethod SMS = DeliveryMethod.SMS;
  private static final Map<String, DescopeClient> CLIENTS = new ConcurrentHashMap<>();

  /** What the SDK cannot do, or cannot be told. */
  private static final class Unsupported extends RuntimeException {
    Unsupported(String why) {
      super(why);
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    String version = DescopeClient.class.getPackage().getImplementationVersion();
    say(JSON.createObjectNode().put("protocol", 1).put("sdk", "com.descope:java-sdk").put("version", version));
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonNode command = JSON.readTree(line);
      threads.execute(() -> say(answer(command)));
    }
    threads.shutdown();
    threads.awaitTermination(2, TimeUnit.SECONDS); // the SDK may be waiting before it calls again
    System.exit(0);
  }

  private static void say(ObjectNode message) {
    OUT.println(message);
  }

  /** What the caller of the SDK was given. */
  private static ObjectNode answer(JsonNode command) {
    ObjectNode answer = JSON.createObjectNode().put("id", command.get("id").asText());
    try {
      answer.set("value", value(command.get("op").asText(), command.get("config"), command.get("args")));
    } catch (Unsupported why) {
      answer.put("unsupported", why.getMessage());
    } catch (DescopeException error) {
      ObjectNode told = answer.putObject("error").put("message", error.getMessage());
      String code = error.getCode();
      // the SDK puts the HTTP status there where the answer holds no code of the API
      if (code != null && code.matches("\\d{3}")) told.put("status", Integer.valueOf(code));
      else told.put("code", code);
      if (error instanceof RateLimitExceededException limit) told.put("retryAfter", limit.getRetryAfterSeconds());
    } catch (Exception error) {
      answer.putObject("error").put("message", error.toString());
    }
    return answer;
  }

  private static ObjectNode value(String op, JsonNode config, JsonNode args) {
    if (op.equals("verify")) return session(clientFor(config), args);
    return JSON.createObjectNode().put("maskedPhone", send(op, config, args));
  }

  private static String send(String op, JsonNode config, JsonNode args) {
    String loginId = text(args, "loginId");
    String redirectUrl = text(args, "redirectUrl");
    String refreshJwt = text(args, "refreshJwt");
    JsonNode options = args.get("options");
    return switch (op) {
      case "signUp" -> magicLink(config)
          .signUp(SMS, loginId, redirectUrl, as(User.class, args.get("user")), as(SignUpOptions.class, options));
      case "signIn" -> magicLink(config)
          .signIn(SMS, loginId, redirectUrl, refreshJwt, as(LoginOptions.class, options));
      case "signUpOrIn" -> {
        if (options != null) throw new Unsupported("signUpOrIn takes no options");
        yield magicLink(config).signUpOrIn(SMS, loginId, redirectUrl);
      }
      case "updatePhone" -> magicLink(config)
          .updateUserPhone(SMS, loginId, text(args, "phone"), redirectUrl, refreshJwt, update(options), template(options));
      default -> throw new Unsupported("the SDK has no " + op);
    };
  }

  private static ObjectNode session(DescopeClient client, JsonNode args) {
    AuthenticationInfo info = client.getAuthenticationServices().getMagicLinkService().verify(text(args, "token"));
    String sessionJwt = info.getToken().getJwt();
    if (args.has("validate")) client.getAuthenticationServices().getAuthService().validateSessionWithToken(sessionJwt);
    String refreshJwt = info.getRefreshToken() == null ? null : info.getRefreshToken().getJwt();
    ObjectNode value = JSON.createObjectNode().put("sessionJwt", sessionJwt).put("refreshJwt", refreshJwt);
    value.put("firstSeen", info.getFirstSeen()).set("user", user(info.getUser()));
    return value;
  }

  /** The user by the names of the API: where those of the SDK differ, its getters are called. */
  private static ObjectNode user(UserResponse user) {
    if (user == null) return null;
    ObjectNode fields = JSON.valueToTree(user);
    fields.put("TOTP", user.getTOTP()).put("SAML", user.getSAML());
    fields.set("OAuth", JSON.valueToTree(user.getOAuth()));
    return fields;
  }

  /** An object of the SDK with what was given, none where nothing was. */
  private static <T> T as(Class<T> kind, JsonNode given) {
    try {
      return JSON.convertValue(given, kind);
    } catch (IllegalArgumentException error) {
      throw new Unsupported(kind.getSimpleName() + " does not hold all of " + given);
    }
  }

  private static UpdateOptions update(JsonNode options) {
    if (options == null) return null;
    return new UpdateOptions(
        options.path("addToLoginIDs").asBoolean(), options.path("onMergeUseExisting").asBoolean());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> template(JsonNode options) {
    return options == null ? null : as(Map.class, options.get("templateOptions"));
  }

  private static String text(JsonNode args, String name) {
    return args.has(name) ? args.get(name).asText() : null;
  }

  private static MagicLinkService magicLink(JsonNode config) {
    return clientFor(config).getAuthenticationServices().getMagicLinkService();
  }

  /** The client for a server: one for each base URL, with the defaults of the SDK. */
  private static DescopeClient clientFor(JsonNode config) {
    return CLIENTS.computeIfAbsent(
        text(config, "baseUrl"),
        baseUrl -> new DescopeClient(
            Config.builder().projectId(text(config, "projectId")).descopeBaseUrl(baseUrl).build()));
  }
}
