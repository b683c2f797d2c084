// The tests of a team, as they are: they know of no observer.

import com.descope.client.DescopeClient;
import com.descope.enums.DeliveryMethod;
import com.descope.exception.DescopeException;
import com.descope.model.user.User;
import com.descope.sdk.auth.MagicLinkService;

class SignInTest {
  private static final String PHONE = "+12025550142";
  private static final String URL = "https://app.example.com/verify";
  private static final MagicLinkService LINKS =
      new DescopeClient().getAuthenticationServices().getMagicLinkService();

  public static void main(String[] words) {
    signsAUserUpAndIn();
    tellsOfALinkThatIsNone();
    System.out.println("2 passed");
    System.exit(0);
  }

  private static void signsAUserUpAndIn() {
    User user = User.builder().name("Robin").phone(PHONE).build();
    String masked = LINKS.signUp(DeliveryMethod.SMS, PHONE, URL, user);
    String again = LINKS.signIn(DeliveryMethod.SMS, PHONE, URL, null, null);
    if (!masked.endsWith("42") || !masked.equals(again)) throw new AssertionError(masked + again);
  }

  private static void tellsOfALinkThatIsNone() {
    try {
      LINKS.verify("a-token-that-nobody-was-sent");
    } catch (DescopeException expected) {
      return;
    }
    throw new AssertionError("verified");
  }
}
