"""The tests of a team, as they are: they know of no observer."""

import os
import unittest

from descope import AuthException, DeliveryMethod, DescopeClient

PHONE = "+12025550142"
URL = "https://app.example.com/verify"


class SignIn(unittest.TestCase):
    def setUp(self):
        self.client = DescopeClient(project_id=os.environ["DESCOPE_PROJECT_ID"])

    def test_signs_a_user_up_and_in(self):
        user = {"name": "Robin", "phone": PHONE}
        masked = self.client.magiclink.sign_up(DeliveryMethod.SMS, PHONE, URL, user)
        again = self.client.magiclink.sign_in(DeliveryMethod.SMS, PHONE, URL)

        self.assertTrue(masked.endswith("42"))
        self.assertEqual(again, masked)

    def test_tells_of_a_link_that_is_none(self):
        with self.assertRaises(AuthException):
            self.client.magiclink.verify("a-token-that-nobody-was-sent")


if __name__ == "__main__":
    unittest.main()
